import { Controller, Get, Post } from '@nestjs/common';
import { IsOptional, IsString, IsUUID } from 'class-validator';
import { Form, FormPage, type FormView } from './form.js';
import { JsonBody } from './json-input.js';
import { keyFieldOf, Repeatable, unrepeatable } from './repeatable.js';

class Keyed {
  @IsUUID('4')
  key!: string;
}

class Message {
  @IsUUID('4')
  clientMessageId!: string;
}

class SomebodysMessage extends Message {
  @IsString()
  body!: string;
}

class PerhapsKeyed {
  @IsOptional()
  @IsUUID('4')
  key?: string;
}

class LooselyKeyed {
  @IsString()
  key!: string;
}

class View implements FormView {
  model(): object {
    return {};
  }
}

const pageOf = <D extends object>(dto: new () => D): FormPage<D> => new FormPage(dto, 'none', View);

describe('the key of a form or body', () => {
  it('is the one that each of its kind must carry, also an inherited one', () => {
    expect(keyFieldOf(Keyed)).toBe('key');
    expect(keyFieldOf(SomebodysMessage)).toBe('clientMessageId');
  });

  it('is none where it may be left out, or may be anything', () => {
    expect(keyFieldOf(PerhapsKeyed)).toBeNull();
    expect(keyFieldOf(LooselyKeyed)).toBeNull();
  });
});

describe('a route that changes something', () => {
  it('is named where a repetition would do it again, and only then', () => {
    @Controller()
    class Planted {
      @Get()
      read(): void {}

      @Post('forgotten')
      forgotten(): void {}

      @Post('loose')
      loose(@Form(pageOf(LooselyKeyed)) _: LooselyKeyed): void {}

      @Post('perhaps')
      perhaps(@JsonBody(PerhapsKeyed) _: PerhapsKeyed): void {}

      @Post('form')
      form(@Form(pageOf(Keyed)) _: Keyed): void {}

      @Post('call')
      call(@JsonBody(SomebodysMessage) _: SomebodysMessage): void {}

      @Post('away')
      @Repeatable('who has left has left')
      away(): void {}

      helper(): void {}
    }

    expect(unrepeatable(Planted)).toEqual(['Planted.forgotten', 'Planted.loose', 'Planted.perhaps']);
  });
});
