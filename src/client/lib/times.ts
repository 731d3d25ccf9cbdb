import { relativeTime } from './relative-time.js';

const EVERY_MS = 60_000;

/** Puts beside each moment (`time.hbs`) how long ago it was, and keeps that true. The clock's own time stays. */
export function keepTimes(page: Document = document): void {
  const renew = (): void => {
    for (const words of page.querySelectorAll<HTMLElement>('[data-ago-of]')) {
      const at = new Date(words.dataset.agoOf ?? '');
      words.textContent = relativeTime(at, new Date(), page.documentElement.lang);
    }
  };
  renew();
  setInterval(renew, EVERY_MS);
  page.addEventListener('visibilitychange', renew);
}
