import type { ApiCallSpec } from '../../platform/openapi/api-call.js';
import type { ExceptionListAnswer } from './exception-list.answer.js';

const listed: ExceptionListAnswer = {
  lang: 'en',
  version: 1,
  exceptions: [
    {
      code: 'E201',
      slug: 'account-locked',
      group: 'E2',
      groupName: 'Account and balance',
      name: 'The account is locked',
      about: 'You are kept out after several attempts, or to protect the account.',
      questions: [
        {
          field: 'F17',
          answerKind: 'yes-no',
          label: 'Did you tell anyone a password, PIN or code?',
          hint: 'Only yes or no. Never write the password or code itself.',
          longest: 20,
          options: [{ value: 'yes', label: 'Yes' }],
        },
      ],
    },
  ],
};

export const LIST_EXCEPTIONS: ApiCallSpec = {
  id: 'list-exceptions',
  tag: 'help',
  example: { lang: 'en' },
  answer: { name: 'ExceptionsListed', example: listed },
};
