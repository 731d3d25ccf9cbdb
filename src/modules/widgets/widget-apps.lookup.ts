import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/reader.js';
import type { SqlRow } from '../../platform/database/statement.js';
import type { WidgetApp, WidgetState } from './widget-app.js';

/** Where our help stands. An operator has a handful of such apps: they are read as they are. */
@Injectable()
export class WidgetApps {
  constructor(private readonly reader: Reader) {}

  async all(): Promise<WidgetApp[]> {
    return (await this.reader.rows('SELECT * FROM widget_apps ORDER BY name')).map(appOf);
  }

  async find(name: string): Promise<WidgetApp | null> {
    const row = await this.reader.first('SELECT * FROM widget_apps WHERE name = ?', [name]);

    return row && appOf(row);
  }

  /** Null too where it is switched off. */
  async findOpen(name: string): Promise<WidgetApp | null> {
    const app = await this.find(name);

    return app?.state === 'on' ? app : null;
  }

  /** All origins that may show the help of any app. */
  async openHosts(): Promise<string[]> {
    const open = (await this.all()).filter(({ state }) => state === 'on');

    return [...new Set(open.flatMap(({ hosts }) => hosts))];
  }
}

const appOf = (row: SqlRow): WidgetApp => ({
  name: String(row.name),
  hosts: JSON.parse(String(row.hosts)) as string[],
  colour: String(row.colour),
  label: { 'zh-CN': String(row.label_zh), en: String(row.label_en) },
  state: row.state as WidgetState,
  version: Number(row.version),
});
