import { Injectable } from '@nestjs/common';
import { canManageWidgets } from '../../policies/widget.policy.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { WidgetApps } from './widget-apps.lookup.js';

export const WIDGETS_PATH = '/admin/widget';

interface WidgetRowModel {
  readonly path: string;
  readonly name: string;
  readonly label: string;
  readonly hosts: readonly string[];
  readonly state: { readonly label: string; readonly tone: string };
}

export interface WidgetListModel {
  readonly layout: 'desk';
  readonly title: string;
  readonly mayWrite: boolean;
  readonly newPath: string;
  readonly rows: readonly WidgetRowModel[];
}

/** The apps and sites in which our help stands. */
@Injectable()
export class WidgetListView {
  constructor(private readonly apps: WidgetApps) {}

  async model(request: DeskRequest): Promise<WidgetListModel> {
    const words = wordsOf(request);
    const apps = await this.apps.all();

    return {
      layout: 'desk',
      title: words.t('widgets.admin.title'),
      mayWrite: canManageWidgets(actorOf(request)),
      newPath: `${WIDGETS_PATH}/new`,
      rows: apps.map(({ name, label, hosts, state }) => ({
        path: `${WIDGETS_PATH}/${name}`,
        name,
        label: label[words.language],
        hosts,
        state: { label: words.t(`widgets.states.${state}`), tone: state === 'on' ? 'ok' : 'neutral' },
      })),
    };
  }
}
