import { randomUUID } from 'node:crypto';
import { Controller, Get, Header, Render, Req } from '@nestjs/common';
import { Public } from './platform/http/access.js';
import { type FieldSpec, formModel } from './platform/http/form-model.js';
import { BLANK } from './platform/http/form.js';
import { wordsOf } from './platform/http/page-model.js';
import type { DeskRequest } from './platform/http/request-context.js';
import type { Words } from './platform/i18n/words.js';

const FIELDS = {
  plain: { label: 'tickets.intake.account', optional: true },
  wrong: { label: 'tickets.intake.account', hint: 'tickets.intake.account-hint', required: true },
  text: { label: 'tickets.intake.description', rows: 3 },
  choice: {
    label: 'tickets.intake.type',
    options: [
      ['E101', 'landings.login-failed.name'],
      ['E301', 'landings.payment-failed.name'],
    ],
  },
} satisfies Record<string, FieldSpec>;

/** Every part of a page in every state, to look at and to test. Not in production: see AppModule. */
@Controller('dev/components')
@Public()
export class ComponentsController {
  @Get()
  @Header('X-Robots-Tag', 'noindex')
  @Render('components/all')
  all(@Req() request: DeskRequest): object {
    return componentsModel(request, wordsOf(request));
  }
}

function componentsModel(request: DeskRequest, words: Words): object {
  const fault = { field: 'wrong', key: 'errors.field' };
  const state = { ...BLANK, values: { choice: 'E301' }, faults: [fault] };
  const named = Object.fromEntries(
    Object.entries(FIELDS).map(([name, spec]) => [
      name,
      'options' in spec
        ? { ...spec, options: spec.options.map(([code, key]) => [code, words.t(key)] as const) }
        : spec,
    ]),
  ) as unknown as Readonly<Record<keyof typeof FIELDS, FieldSpec>>;
  const form = formModel(request, state, named);
  const { choice } = form.fields;
  const tabs = ['states.theme.light', 'states.theme.dark', 'states.theme.device'].map((key, index) => ({
    path: '#tabs',
    label: words.t(key),
    current: index === 0,
  }));

  return {
    title: 'Components',
    fields: form.fields,
    problems: form.faults,
    radios: { ...choice, id: 'radios', name: 'radios' },
    tick: { id: 'tick', name: 'tick', label: words.t('landings.payment-failed.name'), value: 'yes' },
    tones: ['neutral', 'info', 'ok', 'warn', 'danger'],
    // Each copy of the page has other rows: so one sees them renewed.
    rows: [1, 2, 3].map((id) => ({
      id,
      stamp: randomUUID().slice(0, 8),
      at: new Date(Date.UTC(2026, 10, 20 + id, 8, 5)),
    })),
    pager: { olderPath: '#pager', newestPath: '#pager' },
    tabs,
  };
}
