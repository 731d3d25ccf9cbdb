import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { canManageWidgets } from '../../policies/widget.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { type FieldSpec, formKey, formModel, type FormModel } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { type Language, LANGUAGES } from '../../platform/i18n/languages.js';
import type { Words } from '../../platform/i18n/words.js';
import { LONGEST_LABEL, LONGEST_NAME, WIDGET_STATES, type WidgetApp } from './widget-app.js';
import { WidgetAddDto, WidgetChangeDto } from './widget-app.dto.js';
import { WidgetApps } from './widget-apps.lookup.js';
import { WIDGETS_PATH } from './widget-list.view.js';

type WidgetField = 'name' | 'hosts' | 'colour' | 'labelZh' | 'labelEn' | 'state';

interface Snippet {
  readonly lang: string;
  readonly name: string;
  readonly text: string;
}

export interface WidgetAppModel extends FormModel<WidgetField> {
  readonly layout: 'desk';
  readonly title: string;
  readonly listPath: string;
  readonly action: string;
  readonly key: string;
  /** '' of a new one, whose name is still to be chosen. */
  readonly version: string;
  readonly mayWrite: boolean;
  /** For those who only look. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  /** What the page of the app needs, for each of its languages. */
  readonly snippets: readonly Snippet[];
}

/** What a new one begins with: our own colour, and the plainest word. */
const NEW = { colour: '#0e5caf', labelZh: '帮助', labelEn: 'Help', state: 'on' } as const;

/** An app in which our help stands: who may show it, how its button looks, and the lines for its page. */
@Injectable()
export class WidgetAppView implements FormView {
  constructor(
    private readonly apps: WidgetApps,
    private readonly env: Env,
  ) {}

  /** @throws NotFound where there is no such app */
  async model(request: DeskRequest, state: FormState): Promise<WidgetAppModel> {
    const words = wordsOf(request);
    const app = await this.appOf(request);
    const shown = { ...state, values: { ...(app ? valuesOf(app) : NEW), ...state.values } };
    const form = formModel(request, shown, fieldsIn(words));

    return {
      ...form,
      layout: 'desk',
      title: app?.name ?? words.t('widgets.admin.new'),
      listPath: WIDGETS_PATH,
      action: app ? `${WIDGETS_PATH}/${app.name}` : WIDGETS_PATH,
      key: formKey(state),
      version: app ? versionIn(state, app, words) : '',
      mayWrite: canManageWidgets(actorOf(request)),
      facts: Object.values(form.fields)
        .slice(1)
        .map(({ label, value, options }) => ({
          name: label,
          value: options.find(({ selected }) => selected)?.label ?? value,
        })),
      snippets: app ? LANGUAGES.map((language) => snippetOf(app, language, this.env.publicUrl, words)) : [],
    };
  }

  private async appOf({ params }: DeskRequest): Promise<WidgetApp | null> {
    const app = params.app === undefined ? null : await this.apps.find(String(params.app));
    if (app === null && params.app !== undefined) {
      throw new NotFound();
    }

    return app;
  }
}

/** Whoever was told that a colleague was first has seen what that one chose, and may put his own in its place. */
const versionIn = ({ refusal, values }: FormState, { version }: WidgetApp, words: Words): string =>
  refusal === words.t('widgets.errors.changed-meanwhile')
    ? String(version)
    : (values.version ?? String(version));

const valuesOf = ({ hosts, colour, label, state }: WidgetApp): Record<string, string> => ({
  hosts: hosts.join('\n'),
  colour,
  labelZh: label['zh-CN'],
  labelEn: label.en,
  state,
});

const fieldsIn = (words: Words): Readonly<Record<WidgetField, FieldSpec>> => ({
  name: {
    label: 'widgets.fields.name',
    hint: 'widgets.fields.name-hint',
    maxlength: LONGEST_NAME,
    autocomplete: 'off',
    required: true,
  },
  hosts: { label: 'widgets.fields.hosts', hint: 'widgets.fields.hosts-hint', rows: 4, required: true },
  colour: {
    label: 'widgets.fields.colour',
    hint: 'widgets.fields.colour-hint',
    maxlength: 7,
    required: true,
  },
  labelZh: { label: 'widgets.fields.label-zh', maxlength: LONGEST_LABEL, required: true },
  labelEn: { label: 'widgets.fields.label-en', maxlength: LONGEST_LABEL, required: true },
  state: {
    label: 'widgets.fields.state',
    options: WIDGET_STATES.map((state) => [state, words.t(`widgets.states.${state}`)] as const),
  },
});

/** As it stands in the page of the app; the link is for browsers without scripts. */
function snippetOf(
  { name, colour, label }: WidgetApp,
  language: Language,
  publicUrl: string,
  words: Words,
): Snippet {
  const text = label[language].replaceAll(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const attributes = [
    `src="${publicUrl}/widget/v1.js"`,
    `data-app="${name}"`,
    `data-lang="${language}"`,
    `data-label="${text}"`,
    `data-colour="${colour}"`,
  ];

  return {
    lang: language,
    name: words.t(`common.languages.${language}`),
    text: `<script async ${attributes.join(' ')}></script>
<noscript><a href="${publicUrl}/${language}/help/contact">${text}</a></noscript>`,
  };
}

export const widgetAddPage = new FormPage(WidgetAddDto, 'widgets/app', WidgetAppView);
export const widgetChangePage = new FormPage(WidgetChangeDto, 'widgets/app', WidgetAppView);
