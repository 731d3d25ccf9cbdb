/** What has become of a message, as its writer may know it. */
export type MessageState = 'queued' | 'sending' | 'failed' | 'sent' | 'read';

const RANK: Readonly<Record<MessageState, number>> = { queued: 0, sending: 1, failed: 2, sent: 3, read: 4 };

/**
 * The state after some news. It never goes back: an echo may overtake the answer that was lost, and a message that
 * the desk has is not "being sent" again.
 */
export const stateAfter = (current: MessageState, next: MessageState): MessageState =>
  RANK[next] > RANK[current] ? next : current;
