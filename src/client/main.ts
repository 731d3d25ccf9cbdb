import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/forms.css';
import './styles/components.css';
import './styles/states.css';
import './styles/chat.css';
import './styles/pages.css';
import './styles/intake.css';
import './styles/mailbox.css';
import './styles/accounts.css';
import './styles/desk.css';
import './styles/notices.css';
import './styles/print.css';
import { Boot } from './lib/boot.js';
import { watchForms } from './lib/form-progress.js';
import { tellMoments } from './lib/moments.js';
import { keepTimes } from './lib/times.js';

/** By the name in `data-behaviour`; each is fetched only by the pages that use it. */
const boot = new Boot(
  {
    'article-editor': () => import('./behaviours/article-editor.js'),
    chat: () => import('./behaviours/chat.js'),
    copy: () => import('./behaviours/copy.js'),
    'file-form': () => import('./behaviours/file-form.js'),
    'keep-fresh': () => import('./behaviours/keep-fresh.js'),
    'live-panels': () => import('./behaviours/live-panels.js'),
    'live-rows': () => import('./behaviours/live-rows.js'),
    'local-time': () => import('./behaviours/local-time.js'),
    'mark-bar': () => import('./behaviours/mark-bar.js'),
    print: () => import('./behaviours/print.js'),
    'put-into-reply': () => import('./behaviours/put-into-reply.js'),
    'search-key': () => import('./behaviours/search-key.js'),
    'sign-out': () => import('./behaviours/sign-out.js'),
    suggest: () => import('./behaviours/suggest.js'),
    'watched-text': () => import('./behaviours/watched-text.js'),
  },
  reportError,
);
const start = (): void => {
  boot.forgetGone();
  void boot.start(document.querySelectorAll<HTMLElement>('[data-behaviour]'));
};

start();
watchForms();
keepTimes();
tellMoments();
// A page that comes out of the browser's memory is the one that was left, and starts what failed then.
addEventListener('pageshow', ({ persisted }) => persisted && start());
// The heading of what went wrong takes the focus once, so that nobody has to look for it.
document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
