import type { LiveFile } from '../../platform/realtime/live-protocol.js';
import { sentence } from './element.js';
import { framedAddress } from './framed.js';

/** The picture and the link of a file, as `timeline-entry.hbs` prints them; text and addresses only. */
export function showFile(root: HTMLElement, row: HTMLElement, file: LiveFile | null | undefined): void {
  row.querySelector('.entry-file')?.remove();
  if (!file) {
    return;
  }
  const line = document.createElement('p');
  line.className = 'entry-file';
  if (file.preview) {
    const picture = document.createElement('img');
    picture.className = 'entry-preview';
    picture.alt = '';
    picture.src = framedAddress(file.preview);
    line.append(picture);
  }
  const link = document.createElement('a');
  link.className = 'entry-download';
  link.href = framedAddress(file.path);
  link.download = '';
  link.textContent = sentence(root, 'download', { name: file.name, size: file.sizeText });
  line.append(link);
  row.append(line);
}
