const STATUS = {
  businessRule: 400,
  validation: 400,
  authorisation: 401,
  identification: 404,
  internal: 500,
  serviceUnavailable: 503,
} as const;

/** Only the codes of the standard's list that this wallet answers with. */
type ErrorCode =
  | 'formatError'
  | 'invalidOffset'
  | 'mandatoryValueNotSupplied'
  | 'identifierError'
  | 'clientAuthorisationError'
  | 'genericError'
  | 'negativeValue'
  | 'currencyNotSupported'
  | 'duplicateRequest'
  | 'incorrectState'
  | 'overPaymentNotAllowed'
  | 'insufficientFunds';

/** A refusal as GSMA Mobile Money API 1.2 writes it (`errorObject`). */
export class GsmaError extends Error {
  readonly status: number;

  constructor(
    readonly category: keyof typeof STATUS,
    readonly code: ErrorCode,
    readonly description: string,
    readonly parameters: Readonly<Record<string, string>> = {},
  ) {
    super(`${category}/${code}: ${description}`);
    this.name = 'GsmaError';
    this.status = STATUS[category];
  }

  toJSON(): object {
    return {
      errorCategory: this.category,
      errorCode: this.code,
      errordescription: this.description,
      errorDateTime: new Date().toISOString(),
      errorParameters: Object.entries(this.parameters).map(([key, value]) => ({ key, value })),
    };
  }
}

export const wrongFormat = (parameter: string): GsmaError =>
  new GsmaError('validation', 'formatError', `${parameter} is not in the required format`, { parameter });

export const notFound = (what: string): GsmaError =>
  new GsmaError('identification', 'identifierError', `${what} does not exist`);
