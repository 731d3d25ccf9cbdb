import 'reflect-metadata';
import { Controller, Get, Post } from '@nestjs/common';
import { BootRefusal } from '../errors/boot-refusal.js';
import { Public, Requires, TakesFiles } from './access.js';
import { refuseUnguarded } from './policy-check.js';

@Controller('guarded')
@Public()
class Guarded {
  @Get()
  open(): void {}
}

@Controller('half')
class Half {
  @Get()
  @Requires(() => true)
  mine(): void {}

  @Post()
  forgotten(): void {}

  noRoute(): void {}
}

@Controller('files')
@Public()
class Files {
  @Post()
  @TakesFiles()
  upload(): void {}
}

describe('the start of the desk', () => {
  it('goes on where every route says for whom it is', () => {
    expect(() => refuseUnguarded([Guarded])).not.toThrow();
  });

  it('ends with the name of a route that somebody forgot to guard, and only that', () => {
    const start = (): void => refuseUnguarded([Guarded, Half]);

    expect(start).toThrow(BootRefusal);
    expect(start).toThrow(/^Half\.forgotten says for whom/);
  });

  it('ends where files would be read and nobody looked whose form it is', () => {
    expect(() => refuseUnguarded([Files])).toThrow('Files.upload has @TakesFiles without @Form');
  });
});
