import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, PrimaryId, Text, Whole } from '../../platform/database/columns.js';
import type { WidgetState } from './widget-app.js';

/** An app or site in which our help stands, see `WidgetApp`. */
@Entity('widget_apps')
@Index('uq_widget_apps_name', ['name'], { unique: true })
export class WidgetAppRow {
  @PrimaryId()
  id!: string;

  @Text({ length: 40 })
  name!: string;

  @Json()
  hosts!: string[];

  @Text({ length: 7 })
  colour!: string;

  @Text({ length: 30 })
  labelZh!: string;

  @Text({ length: 30 })
  labelEn!: string;

  @Text({ length: 3 })
  state!: WidgetState;

  /** Grows with every change: two admins do not overwrite each other. */
  @Whole()
  version!: number;

  @Instant()
  createdAt!: Date;

  @Id()
  @ForeignKey('User', { name: 'fk_widget_apps_author' })
  createdBy!: string;
}
