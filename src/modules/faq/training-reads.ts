import type { LongStatement } from '../../platform/database/long-reader.js';
import { IS_OPEN } from './help-centre.entity.js';

/** What is older than so many newer questions has been said again since. */
const MOST_QUESTIONS = 30_000;

/** What one language is learnt from: past questions, newest first; what may be read; and where addresses lead now. */
const TRAINING_READS = [
  `SELECT q.text, q.slug, q.type_code FROM past_questions q JOIN question_batches b ON b.id = q.batch_id
   WHERE b.state = 'live' AND q.lang = ? ORDER BY q.at DESC, q.source_key LIMIT ${MOST_QUESTIONS}`,
  `SELECT a.slug, a.type_code, a.title, a.body FROM articles a WHERE ${IS_OPEN} AND a.lang = ? ORDER BY a.slug`,
  'SELECT from_slug, to_slug FROM article_redirects ORDER BY from_slug',
] as const;

/** Changes with everything that the reads above would read anew. */
const MADE_OF_READS = [
  `SELECT b.id, COUNT(*) AS questions, MAX(q.seq) AS newest FROM past_questions q
   JOIN question_batches b ON b.id = q.batch_id WHERE b.state = 'live' AND q.lang = ? GROUP BY b.id ORDER BY b.id`,
  `SELECT COUNT(*) AS articles, SUM(a.version) AS versions, SUM(a.edition) AS editions FROM articles a
   WHERE ${IS_OPEN} AND a.lang = ?`,
] as const;

const inLanguage = (reads: readonly string[], lang: string): LongStatement[] =>
  reads.map((sql) => ({ sql, values: sql.includes('?') ? [lang] : [] }));

export const trainingReads = (lang: string): LongStatement[] => inLanguage(TRAINING_READS, lang);

export const madeOfReads = (lang: string): LongStatement[] => inLanguage(MADE_OF_READS, lang);
