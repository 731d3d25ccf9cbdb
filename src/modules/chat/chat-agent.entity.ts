import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../../platform/database/columns.js';

export const AVAILABILITIES = ['available', 'away'] as const;

/** Whether somebody takes new chats. Who is away finishes those that he has. */
export type Availability = (typeof AVAILABILITIES)[number];

/** One of the staff, as far as chats go: whether he takes more, and when a window of his was last open. */
@Entity('chat_agents')
export class ChatAgent {
  @PrimaryColumn({ type: 'varchar', length: 36 })
  @ForeignKey('User', { name: 'fk_chat_agents_user' })
  userId!: string;

  @Text({ length: 12 })
  availability!: Availability;

  @Instant()
  seenAt!: Date;
}
