import { everyPageIn } from './looked-at.js';

everyPageIn('zh-CN');
