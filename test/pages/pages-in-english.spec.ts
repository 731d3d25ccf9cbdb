import { everyPageIn } from './looked-at.js';

everyPageIn('en');
