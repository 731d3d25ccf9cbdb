import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/forms.css';
import './styles/components.css';
import './styles/chat.css';
import './styles/pages.css';
import './styles/mailbox.css';
import './styles/accounts.css';
import './styles/desk.css';
import './styles/print.css';

interface Behaviour {
  mount(element: HTMLElement): () => void;
}

/** By the name in `data-behaviour`; each is fetched only by the pages that use it. */
const BEHAVIOURS: Readonly<Record<string, () => Promise<Behaviour>>> = {
  chat: () => import('./behaviours/chat.js'),
  'file-form': () => import('./behaviours/file-form.js'),
  'live-panels': () => import('./behaviours/live-panels.js'),
  'live-rows': () => import('./behaviours/live-rows.js'),
  'local-time': () => import('./behaviours/local-time.js'),
  print: () => import('./behaviours/print.js'),
  'sign-out': () => import('./behaviours/sign-out.js'),
};

for (const element of document.querySelectorAll<HTMLElement>('[data-behaviour]')) {
  for (const name of (element.dataset.behaviour ?? '').split(' ')) {
    void BEHAVIOURS[name]?.().then(({ mount }) => mount(element));
  }
}
// The heading of what went wrong takes the focus once, so that nobody has to look for it.
document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
