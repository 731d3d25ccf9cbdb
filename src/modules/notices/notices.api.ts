import type { ApiCallSpec } from '../../platform/openapi/api-call.js';

/** A notice as programs read it. */
export interface NoticeTold {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly running: boolean;
  readonly features: readonly string[];
  readonly types: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly nextUpdateAt: string | null;
  readonly updateText: string | null;
  readonly url: string;
}

export interface NoticesTold {
  readonly lang: string;
  readonly notices: readonly NoticeTold[];
}

const told: NoticesTold = {
  lang: 'en',
  notices: [
    {
      id: '5d0c7a52-5d3c-4a52-9d9f-0d6a4a2b7c11',
      kind: 'maintenance',
      severity: 'minor',
      running: false,
      features: ['transfers'],
      types: ['E302'],
      title: 'Transfers pause for an hour',
      text: 'We work on the line to the banks. Transfers that are sent meanwhile are carried out afterwards.',
      startsAt: '2026-11-30T18:00:00.000Z',
      endsAt: null,
      nextUpdateAt: null,
      updateText: null,
      url: '/en/help/status/5d0c7a52-5d3c-4a52-9d9f-0d6a4a2b7c11',
    },
  ],
};

export const READ_NOTICES: ApiCallSpec = {
  id: 'read-notices',
  tag: 'help',
  example: { lang: 'en', type: 'E302' },
  answer: { name: 'NoticesTold', example: told },
};
