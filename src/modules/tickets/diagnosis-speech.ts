import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import type { SqlRow } from '../../platform/database/statement.js';
import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import type { DiagnosisQuestion } from '../diagnosis/diagnose.js';

/** Both languages, by the clock by which the customer tells his times. */
@Injectable()
export class DiagnosisSpeech {
  constructor(
    private readonly translator: Translator,
    private readonly env: Env,
  ) {}

  speakersFor({ occurred_zone: zone }: SqlRow): DiagnosisQuestion['speakers'] {
    const theirs = typeof zone === 'string' ? zone : this.env.DESK_TIME_ZONE;

    return {
      'zh-CN': new Words(this.translator, 'zh-CN', theirs),
      en: new Words(this.translator, 'en', theirs),
    };
  }
}
