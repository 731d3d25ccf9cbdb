import { FrameReader } from './frame-reader.js';
import { HostPage } from './host-page.js';

/** Chromium and Safari; elsewhere the way back is the one home. */
interface WithNavigation {
  readonly navigation?: { readonly canGoBack: boolean; back(): void };
}

/**
 * A page of ours within another site: tells the page around that it is there, closes by its hand, and lets it say who
 * reads.
 */
export function mountFrame(bar: HTMLElement): void {
  const { hosts = '', colour = '' } = bar.dataset;
  const host = new HostPage(hosts.split(' '), window);
  const reader = new FrameReader(bar);
  const [back, close] = ['back', 'close'].map((name) =>
    bar.querySelector<HTMLElement>(`[data-frame-${name}]`),
  );
  const { navigation } = window as unknown as WithNavigation;

  if (colour) {
    bar.style.setProperty('--frame', colour);
  }
  if (close) {
    close.hidden = false;
    close.addEventListener('click', () => host.tell({ walletdesk: 'close' }));
  }
  if (back && navigation?.canGoBack) {
    back.hidden = false;
    back.addEventListener('click', () => navigation.back());
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) {
      host.tell({ walletdesk: 'close' });
    }
  });
  document.addEventListener('click', leadOutside, true);
  host.listen(({ walletdesk, token }) => {
    if (walletdesk === 'open') {
      takeFocus();
    } else if (walletdesk === 'token' && (typeof token === 'string' || token === null)) {
      void reader.is(token);
    }
  });
  host.tell({ walletdesk: 'ready', asks: reader.asks });
}

/** Other sites open beside the page around, not in the frame. */
function leadOutside({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link && /^https?:$/.test(link.protocol) && link.origin !== location.origin) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
}

/** To what was being written, otherwise to the heading. */
function takeFocus(): void {
  const heading = document.querySelector('h1');
  const place = document.querySelector<HTMLElement>('#composer-body') ?? heading;
  if (place === heading) {
    heading?.setAttribute('tabindex', '-1');
  }
  place?.focus();
}
