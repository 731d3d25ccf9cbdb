/**
 * What goes over the socket, for the server and the browser alike. Namespace `/live`; every message from the
 * browser is acknowledged, a refusal too. `ticket` is always a reference. Sockets are hints, the database is the
 * truth: whoever misses an event asks `timeline:since`, and each command has an HTTP twin with the same body and
 * answer (`POST /api/v1/tickets/:reference/messages`, `GET …/entries?after=`).
 */
export const LIVE_NAMESPACE = '/live';

/** Why a handshake is refused: nobody is signed in here, or the page's token is of another session. */
export const SIGN_IN = 'sign-in';
export const STALE_PAGE = 'stale-page';

/** The header of what a page fetches by itself, nobody pressing anything: it keeps no session awake. */
export const UNATTENDED = 'x-unattended';

/** The header by which a script says that its page stands in a frame of another site. */
export const FRAMED = 'x-framed';
/** The same in the question of an address, for what sends no header of ours: a socket, a picture, a file. */
export const FRAMED_ASKED = 'framed';

/** One row of a record, as its reader may see it. */
export interface LiveEntry {
  readonly id: string;
  readonly seq: number;
  /** The entry before it that this reader can see; 0 for the first. A greater number than one knows is a gap. */
  readonly after: number;
  readonly kind:
    | 'message'
    | 'note'
    | 'status'
    | 'assignment'
    | 'link'
    | 'lookup'
    | 'escalation'
    | 'file'
    | 'call'
    | 'reversal';
  readonly author: 'customer' | 'staff' | 'system';
  readonly authorName: string;
  /** Written by the reader himself, by whichever window. */
  readonly mine: boolean;
  readonly internal: boolean;
  readonly clientMessageId: string | null;
  /** A message's own words, or the sentence for what happened. Plain text. */
  readonly text: string;
  /** What was added, where a file was. */
  readonly file: LiveFile | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The same instant in the reader's language and zone. */
  readonly atText: string;
}

/** A picture or document of the record. */
export interface LiveFile {
  readonly name: string;
  readonly sizeText: string;
  /** SHA-256. */
  readonly hash: string;
  /** Where it is downloaded, by whoever may read the record. */
  readonly path: string;
  /** Where a small drawing of it lies; null for a document. */
  readonly preview: string | null;
}

export interface Refusal {
  readonly ok: false;
  readonly error: { readonly code: string; readonly message: string };
}

export type Answer<T> = ({ readonly ok: true } & T) | Refusal;

export interface SendMessage {
  readonly ticket: string;
  /** A UUID that the browser makes, once a message; a repetition gets the first answer. */
  readonly clientMessageId: string;
  readonly body: string;
  /** The last entry that the writer had seen. */
  readonly baseSeq?: number;
}

/** Stored: given after the commit, never before. `hidden` names what was masked before storing. */
export interface MessageStored {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly hidden: readonly string[];
}

export interface TimelineSince {
  readonly ticket: string;
  readonly after: number;
  readonly limit: number;
}

export interface TimelinePart {
  readonly entries: readonly LiveEntry[];
  /** The newest entry that this reader can see. */
  readonly head: number;
}

export interface TimelinePage extends TimelinePart {
  /** The life of the data: where it is another one, or the head lies before what one has seen, the page is old. */
  readonly epoch: string;
}

/** What a browser may ask, and what the answer holds when it is not a refusal. The one list, for both sides. */
export interface LiveCommandMap {
  'message:send': { readonly input: SendMessage; readonly result: MessageStored };
  /** Also subscribes to the ticket. */
  'timeline:since': { readonly input: TimelineSince; readonly result: TimelinePage };
  heads: { readonly input: { readonly tickets: readonly string[] }; readonly result: Heads };
  'read:mark': { readonly input: { readonly ticket: string; readonly seq: number }; readonly result: object };
  typing: { readonly input: { readonly ticket: string }; readonly result: object };
}

export interface Heads {
  /** By reference; what is not there for this reader is left out. */
  readonly heads: Readonly<Record<string, number>>;
  readonly epoch: string;
}

export type LiveCommandName = keyof LiveCommandMap;

/** From the browser. */
export type ClientEvents = {
  [N in LiveCommandName]: (
    input: LiveCommandMap[N]['input'],
    answer: (answer: Answer<LiveCommandMap[N]['result']>) => void,
  ) => void;
};

/** To the browser. */
export interface ServerEvents {
  'entry:new': (event: { ticket: string; seq: number; entry: LiveEntry }) => void;
  'ticket:head': (event: { ticket: string; seq: number }) => void;
  'rows:changed': (event: { ids: string[]; v: number }) => void;
  typing: (event: { ticket: string; name: string; author: 'customer' | 'staff' }) => void;
  'read:marked': (event: { ticket: string; seq: number; author: 'customer' | 'staff' }) => void;
  /** Whether the other side has the ticket open, in the reader's words. */
  presence: (event: { ticket: string; here: boolean; text: string }) => void;
  /** How many wait before the reader, in his words. */
  'queue:position': (event: { ticket: string; ahead: number; text: string }) => void;
  /** The server goes away for a moment; come back after so many milliseconds, each at another time. */
  restarting: (event: { retryInMs: number }) => void;
}
