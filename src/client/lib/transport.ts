import type { Answer, MessageStored, Refusal, TimelinePage } from '../../platform/realtime/live-protocol.js';

/** What is sent of a message; the ticket is in the address or beside it. */
export interface Outgoing {
  readonly clientMessageId: string;
  readonly body: string;
  readonly baseSeq: number;
}

/**
 * A way to the desk about one ticket: the socket, or its HTTP twin. Each call answers, or throws `NotDelivered`
 * when nobody can say whether it arrived; then the same call is made again.
 */
export interface Transport {
  send(message: Outgoing): Promise<Answer<MessageStored>>;
  since(after: number, limit: number): Promise<Answer<TimelinePage>>;
}

/** No answer came. The message may have arrived all the same; its id keeps it from being stored twice. */
export class NotDelivered extends Error {}

/** Refusals that say "later" and not "no": nothing was stored, and the same message may be taken soon. */
const LATER: readonly string[] = ['unavailable', 'storage-full', 'too-many'];

export const meansLater = ({ error }: Refusal): boolean => LATER.includes(error.code);

/** The server stumbled. Worth a few more tries, not endless ones: others wait behind this message. */
export const meansStumble = ({ error }: Refusal): boolean => error.code === 'unexpected';
