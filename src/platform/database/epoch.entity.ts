import { Entity } from 'typeorm';
import { Instant, PrimaryId } from './columns.js';

/** One life of the data; the newest is the present one. */
@Entity('epochs')
export class EpochRow {
  @PrimaryId('pk_epochs')
  id!: string;

  @Instant()
  beganAt!: Date;
}
