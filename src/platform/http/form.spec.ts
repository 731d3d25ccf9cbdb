import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import type { ExecutionContext } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { Invalid } from '../errors/app-error.js';
import { Translator } from '../i18n/translator.js';
import { Words } from '../i18n/words.js';
import { check, Form, FormPage, type FormState, type FormView } from './form.js';
import { formKey, formModel } from './form-model.js';
import type { DeskRequest } from './request-context.js';
import { inputsOf } from './route-inputs.js';
import { typedList, typedText } from './typed-text.js';

class Line {
  @IsString({ message: 'errors.field' })
  @MinLength(1, { message: 'errors.form-key' })
  name!: string;
}

class Order {
  @Transform(typedText)
  @IsString({ message: 'errors.field' })
  @MaxLength(40, { message: 'errors.too-large' })
  title!: string;

  @IsOptional()
  @Transform(typedList)
  @IsArray({ message: 'errors.field' })
  @IsIn(['a', 'b'], { each: true, message: 'errors.field' })
  boxes?: string[];

  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => Line)
  lines?: Line[];
}

class Plain {
  @IsString()
  title!: string;
}

class View implements FormView {
  model(): object {
    return {};
  }
}

/** What a handler is given by `@Form`, and what is kept of the request for a page that is shown again. */
function sent(body: unknown): { readonly form: DeskRequest['form']; readonly input: () => Order } {
  class Planted {
    take(_: Order): void {}
  }
  Form(new FormPage(Order, 'none', View))(Planted.prototype, 'take', 0);
  const [parameter] = Object.values(
    Reflect.getMetadata(ROUTE_ARGS_METADATA, Planted, 'take') as Record<
      string,
      { data: unknown; factory: (data: unknown, context: ExecutionContext) => Order }
    >,
  );
  const request = { body } as DeskRequest;
  const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
  let answer: () => Order = () => new Order();
  try {
    const input = parameter?.factory(parameter.data, context);
    answer = () => input ?? new Order();
  } catch (error) {
    answer = () => {
      throw error;
    };
  }
  expect(inputsOf(Planted.prototype.take)).toEqual([{ kind: 'form', dto: Order }]);

  return { form: request.form, input: answer };
}

const faultsOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof Invalid ? error.faults : error;
  }

  return [];
};

describe('a form that is sent', () => {
  it('is what its class says, and everything typed is kept beside it as it was typed', () => {
    const { form, input } = sent({ title: '  Ten\0 ', boxes: ['a', 'b'] });

    expect(input()).toEqual({ title: 'Ten', boxes: ['a', 'b'] });
    expect(form).toMatchObject({ values: { title: '  Ten ', boxes: 'a' }, lists: { boxes: ['a', 'b'] } });
  });

  it('may tick one box, which a browser sends as a plain text', () => {
    expect(sent({ title: 'x', boxes: 'b' }).input().boxes).toEqual(['b']);
  });

  it.each([
    '👨‍👩‍👧‍👦'.repeat(1_000),
    'م'.repeat(10_000),
    '\u200b\u200d\ufeff'.repeat(4_000),
    'x'.repeat(50_000),
    '\u202etxet',
  ])('keeps all of a long or strange text when it is refused', (text) => {
    const { form } = sent({ title: text, more: '' });

    expect(form?.values.title).toBe(text);
  });

  it('is no form where the body is something else', () => {
    expect(sent(undefined).form?.values).toEqual({});
    expect(sent({ title: { $gt: '' } }).form?.values).toEqual({});
    expect(faultsOf(sent(['a']).input)).not.toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('is refused for a field that is called %s', (name) => {
    const body = JSON.parse(`{"title":"x","${name}":"y"}`) as object;

    expect(faultsOf(sent(body).input)).toEqual([{ field: name, key: 'errors.field' }]);
    expect(({} as Record<string, unknown>).y).toBeUndefined();
  });

  it('names the field within a field that is wrong', () => {
    expect(faultsOf(() => check(Order, { title: 'x', lines: [{ name: 'ok' }, { name: '' }] }))).toEqual([
      { field: 'lines.1.name', key: 'errors.form-key' },
    ]);
  });

  it('never shows a sentence of the library', () => {
    expect(faultsOf(() => check(Plain, { title: 1 }))).toEqual([{ field: 'title', key: 'errors.field' }]);
  });
});

describe('a form that is shown again', () => {
  const words = new Words(Translator.load(true), 'en', 'UTC');
  const request = { words } as DeskRequest;
  const state: FormState = {
    values: { amount: '1,0', day: '31.2.', password: 'secret', code: '123456', boxes: 'a', key: 'k' },
    lists: { boxes: ['a', 'c'] },
    faults: [
      { field: 'amount', key: 'errors.field' },
      { field: 'lines.1.name', key: 'errors.too-large' },
      { field: 'body', key: 'errors.invalid' },
      { field: 'hidden', key: 'errors.form-key' },
    ],
    refusal: 'None of this.',
  };
  const option = (value: string) => [value, value] as const;
  const model = formModel(
    request,
    state,
    {
      amount: { label: 'common.skip' },
      day: { label: 'common.skip', type: 'date' },
      password: { label: 'common.skip', type: 'password' },
      code: { label: 'common.skip', autocomplete: 'one-time-code' },
      boxes: { label: 'common.skip', options: ['a', 'b', 'c'].map(option) },
      lines: { label: 'common.skip' },
    },
    { body: 'composer' },
  );

  it('has in it what was typed, also what is no number and no day, but no password and no code', () => {
    const { amount, day, password, code, boxes } = model.fields;

    expect([amount.value, day.value, password.value, code.value]).toEqual(['1,0', '31.2.', '', '']);
    expect(boxes.options.filter(({ selected }) => selected).map(({ value }) => value)).toEqual(['a', 'c']);
  });

  it('leads from each fault to its place, in the same words', () => {
    expect(model.faults).toEqual([
      { href: '#amount', message: model.fields.amount.error },
      { href: '#lines', message: words.t('errors.too-large') },
      { href: '#composer', message: words.t('errors.invalid') },
      { href: '#main', message: words.t('errors.form-key') },
    ]);
    expect(model.refusal).toBe('');
  });

  it('says what stands against the whole where no field is wrong', () => {
    expect(formModel(request, { ...state, faults: [] }, {}).refusal).toBe('None of this.');
  });

  it('keeps its key, unless the key was what could not be taken', () => {
    const refused = { ...state, faults: [{ field: 'key', key: 'errors.form-key' }] };

    expect(formKey(state)).toBe('k');
    expect(formKey(refused)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
