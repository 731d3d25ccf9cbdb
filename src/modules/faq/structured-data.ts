import { dataBlock } from '../../platform/views/data-block.js';
import type { TrustedMarkup } from '../../platform/views/trusted-markup.js';
import { articleParts, articlePlainText } from './article-markdown.js';
import type { Article } from './article.entity.js';

export interface AnsweredOnPage {
  readonly question: string;
  readonly answer: string;
}

const LONGEST_ANSWER = 1_200;
const QUESTION =
  /[?？]$|^(?:how|what|when|where|why|who|which|can|do|does|is|are|may|should)\b|怎么|怎样|如何|什么|多久|多长|哪[里些个]|吗$|呢$|能否|是否/i;

/** A page of questions and answers as machines read it (schema.org, FAQPage); null for a page that answers none. */
export function faqPageData(answered: readonly AnsweredOnPage[]): TrustedMarkup | null {
  if (answered.length === 0) {
    return null;
  }
  return dataBlock({
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: answered.map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  });
}

/** Of an article whose title asks, the whole; and each of its parts whose heading asks. */
export function answeredBy({
  title,
  body,
  status,
}: Pick<Article, 'title' | 'body' | 'status'>): AnsweredOnPage[] {
  if (status !== 'published') {
    return [];
  }
  const text = articlePlainText(body);
  const whole = QUESTION.test(title.trim()) ? [{ question: title, answer: cut(text) }] : [];
  const parts = sectionsOf(
    text,
    articleParts(body).map((part) => part.title),
  ).filter(({ question, answer }) => QUESTION.test(question.trim()) && answer !== '');

  return [...whole, ...parts];
}

/** The text behind each heading, up to the next one. */
function sectionsOf(text: string, headings: readonly string[]): AnsweredOnPage[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  for (const heading of headings) {
    starts.push(lines.indexOf(heading.trim(), (starts.at(-1) ?? -1) + 1));
  }

  return headings.flatMap((question, index) => {
    const start = starts[index] ?? -1;
    const end = starts.slice(index + 1).find((next) => next > start) ?? lines.length;

    return start < 0
      ? []
      : [
          {
            question,
            answer: cut(
              lines
                .slice(start + 1, end)
                .join('\n')
                .trim(),
            ),
          },
        ];
  });
}

/** Whole lines, as many as are an answer and no copy of the page. */
function cut(text: string): string {
  if (text.length <= LONGEST_ANSWER) {
    return text;
  }
  const end = text.lastIndexOf('\n', LONGEST_ANSWER);

  return `${text.slice(0, end > 0 ? end : LONGEST_ANSWER).trim()} …`;
}
