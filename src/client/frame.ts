import './styles/frame.css';
import { mountFrame } from './lib/frame-bar.js';

const bar = document.querySelector<HTMLElement>('[data-frame]');
if (bar) {
  mountFrame(bar);
}
