import { SearchDesk } from '../../platform/search/search-desk.js';
import { serveDesk } from '../../platform/search/serve-desk.js';
import { articleDocument } from './article-document.js';

/** The thread that holds the index of the help centre. */
serveDesk(new SearchDesk(articleDocument));
