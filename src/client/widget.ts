/**
 * What an app or site puts into its pages: a link to our help, drawn as a button, which opens it in a frame. It asks
 * nothing, keeps nothing and touches nothing of the page around it before the button is pressed. Where the frame
 * cannot be shown, the link is still one.
 *
 * `<script async src="…/widget/v1.js" data-app="…" data-lang="en" data-label="Help" data-colour="#0e5caf"
 * data-corner="left" data-token="/address/of/a/token"></script>`
 */
((script: HTMLOrSVGScriptElement | null) => {
  if (!(script instanceof HTMLScriptElement)) {
    return;
  }
  const {
    app = '',
    lang = document.documentElement.lang,
    label,
    colour = '',
    corner,
    token,
  } = script.dataset;
  const desk = new URL(script.src).origin;
  const isChinese = /^zh/i.test(lang);
  const site = `${desk}/${isChinese ? 'zh-CN' : 'en'}`;
  const name = label || (isChinese ? '帮助' : 'Help');
  const side = corner === 'left' ? 'left' : 'right';
  const make = <T extends keyof HTMLElementTagNameMap>(tag: T, more: object): HTMLElementTagNameMap[T] =>
    Object.assign(document.createElement(tag), more);

  const host = make('div', {});
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  const link = make('a', { href: `${site}/help/contact`, textContent: name });
  const panel = make('div', { hidden: true });
  const away = make('a', {
    href: link.href,
    target: '_blank',
    rel: 'noopener',
    hidden: true,
    textContent: isChinese
      ? '此处无法显示帮助，请在新窗口中打开。'
      : 'Help cannot be shown here. Open it in a window.',
  });
  // Not by `style` elements: the page around may forbid those.
  host.style.cssText = `all:initial!important;position:fixed!important;z-index:2147483647!important;${side}:16px!important`;
  sheet.replaceSync(
    `[hidden]{display:none!important}a{display:block;font:600 16px/20px system-ui,sans-serif}` +
      `a:first-child{padding:12px 20px;border-radius:22px;color:#fff;background:${/^#[\da-f]{6}$/i.test(colour) ? colour : '#0e5caf'};text-decoration:none;box-shadow:0 1px 4px #0006}` +
      `a:focus-visible,iframe:focus-visible{outline:3px solid #006bed;outline-offset:2px}` +
      `div{position:fixed;${side}:16px;bottom:72px;width:min(400px,85vw);height:min(640px,85vh,100vh - 88px);border-radius:8px;overflow:hidden;background:Canvas;box-shadow:0 2px 16px #0006}` +
      `div>a{padding:24px;color:LinkText}iframe{border:0;width:100%;height:100%}` +
      `@media(max-width:599px){div{inset:0;width:auto;height:100dvh;border-radius:0}}`,
  );
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(link, panel);
  panel.append(away);

  let frame: HTMLIFrameElement | undefined;
  let isReady = false;
  let isOpening = false;
  const place = (bottom: number): void => host.style.setProperty('bottom', `${bottom}px`, 'important');
  const tell = (message: object): void => frame?.contentWindow?.postMessage(message, desk);
  const fail = (): void => void (away.hidden = isReady);
  const show = (isOpen: boolean): void => {
    panel.hidden = !isOpen;
    link.ariaExpanded = String(isOpen);
    (isOpen ? frame : link)?.focus();
  };
  const open = (): void => {
    isOpening = true;
    if (!frame) {
      frame = make('iframe', { title: name, src: `${site}/widget?app=${encodeURIComponent(app)}` });
      panel.append(frame);
      setTimeout(fail, 8_000);
    }
    show(true);
    welcome();
  };
  const welcome = (): void => {
    if (isOpening && isReady) {
      isOpening = false;
      tell({ walletdesk: 'open' });
    }
  };
  const sayWho = async (): Promise<void> => {
    const answer = token ? await fetch(token, { credentials: 'same-origin' }) : null;
    tell({ walletdesk: 'token', token: answer?.ok ? await answer.text() : null });
  };
  const connect = (): void => {
    const hint = make('link', { rel: 'preconnect', href: desk });
    if (!isReady) {
      document.head.append(hint);
    }
  };

  for (const sign of ['pointerenter', 'focus', 'touchstart']) {
    link.addEventListener(sign, connect, { once: true, passive: true });
  }
  link.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (panel.hidden) {
        open();
      } else {
        show(false);
      }
    }
  });
  host.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !panel.hidden) {
      show(false);
    }
  });
  addEventListener('message', ({ origin, source, data }: MessageEvent) => {
    if (origin !== desk || !frame || source !== frame.contentWindow) {
      return;
    }
    const { walletdesk, asks } = (data ?? {}) as { walletdesk?: unknown; asks?: unknown };
    if (walletdesk === 'close') {
      show(false);
    } else if (walletdesk === 'ready') {
      isReady = true;
      fail();
      welcome();
      if (asks) {
        sayWho().catch(() => undefined); // Nobody knows: who he was in the frame he stays.
      }
    }
  });
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (blockedURI.startsWith(desk)) {
      fail();
    }
  });
  // What has the focus in the page around is not covered (WCAG 2.2, 2.4.11).
  document.addEventListener('focusin', ({ target }) => {
    place(16);
    if (target instanceof Element && target !== host) {
      const [its, ours] = [target.getBoundingClientRect(), link.getBoundingClientRect()];
      const covers =
        its.right > ours.left && its.left < ours.right && its.bottom > ours.top && its.top < ours.bottom;
      if (covers && its.top > ours.height * 2) {
        place(innerHeight - its.top + 8);
      }
    }
  });

  place(16);
  const draw = (): void => document.body.append(host);
  if (document.body) {
    draw();
  } else {
    addEventListener('DOMContentLoaded', draw);
  }
})(document.currentScript);
