import type { IncomingHttpHeaders } from 'node:http';
import type { GsmaAnswer } from './gsma-answers.js';
import { GsmaError, wrongFormat } from './gsma-error.js';
import { GsmaObjects } from './gsma-objects.js';
import { readAmount, readOrder } from './gsma-order-body.js';
import type { OrderBody } from './gsma-order-body.js';
import type { GsmaOrder } from './gsma-request.js';
import type { AccountRow, TransactionRow } from './ledger-rows.js';
import type { Ledger } from './ledger.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What is told to the address that the client named, by PUT. */
export interface Callback {
  readonly url: string;
  readonly body: unknown;
}

/** Takes orders that move money: reversals, and refunds that give back nothing in particular. */
export class GsmaOrders {
  private readonly objects: GsmaObjects;

  constructor(private readonly ledger: Ledger) {
    this.objects = new GsmaObjects(ledger);
  }

  /**
   * Carries out an order once. With an address to call back it is always accepted first and decided there.
   *
   * @throws GsmaError `duplicateRequest` for a correlation id that was used, and for what the standard refuses
   */
  take(
    order: GsmaOrder,
    headers: IncomingHttpHeaders,
    text: string,
    now: number,
  ): GsmaAnswer & { readonly callback?: Callback } {
    const correlation = this.freshCorrelationOf(headers);
    const client = { correlation_id: correlation, client_id: clientOf(headers) };
    const url = headers['x-callback-url'];

    if (typeof url === 'string') {
      return this.acceptForCallback(order, text, now, client, callbackAddress(url));
    }

    const row = this.carryOut(order, readOrder(text), now);
    const request = this.ledger.requests.remember({
      ...client,
      notification: 'polling',
      reference: row.reference,
      error: null,
    });

    return row.status === 'completed'
      ? { status: 201, body: this.objects.transaction(row) }
      : { status: 202, body: this.objects.requestState(request) };
  }

  private acceptForCallback(
    order: GsmaOrder,
    text: string,
    now: number,
    client: { correlation_id: string; client_id: string },
    url: string,
  ): GsmaAnswer & { readonly callback: Callback } {
    const taken = { ...client, notification: 'callback' } as const;

    try {
      const made = this.carryOut(order, readOrder(text), now);
      const row = this.ledger.moves.hasten(made);
      this.ledger.requests.remember({ ...taken, reference: row.reference, error: null });

      return this.accepted(client.correlation_id, { url, body: this.objects.transaction(row) });
    } catch (error) {
      if (!(error instanceof GsmaError)) {
        throw error;
      }

      this.ledger.requests.remember({ ...taken, reference: null, error: JSON.stringify(error) });
      return this.accepted(client.correlation_id, { url, body: error });
    }
  }

  /** Says that it is under way, whatever the callback is going to say. */
  private accepted(correlation: string, callback: Callback): GsmaAnswer & { readonly callback: Callback } {
    const request = this.ledger.requests.find(correlation);
    const { server_id: serverCorrelationId = '' } = request ?? {};

    return {
      status: 202,
      body: { serverCorrelationId, status: 'pending', notificationMethod: 'callback' },
      callback,
    };
  }

  private carryOut(order: GsmaOrder, body: OrderBody, now: number): TransactionRow {
    return order.about === 'reversal' ? this.reverse(order.reference, body, now) : this.adjust(body, now);
  }

  private reverse(originalReference: string, body: OrderBody, now: number): TransactionRow {
    if (body.type !== 'reversal' && body.type !== 'adjustment') {
      throw wrongFormat('type');
    }

    return this.ledger.moves.reverse(
      {
        originalReference,
        type: body.type,
        amount: body.amount === null ? null : readAmount(body.amount, body.currency),
        currency: body.currency,
        description: body.description,
        partnerReference: body.partnerReference,
      },
      now,
    );
  }

  private adjust(body: OrderBody, now: number): TransactionRow {
    if (body.amount === null || body.currency === null || body.debitParty === null) {
      throw new GsmaError(
        'validation',
        'mandatoryValueNotSupplied',
        'amount, currency and debitParty are needed',
      );
    }

    const debit = this.party(body.debitParty);
    const credit =
      body.creditParty === null
        ? this.ledger.system('suspense', debit.currency)
        : this.party(body.creditParty);
    const amount = readAmount(body.amount, body.currency);

    return this.ledger.moves.adjust(
      { debit, credit, amount, currency: body.currency, description: body.description },
      now,
    );
  }

  private party(pairs: NonNullable<OrderBody['debitParty']>): AccountRow {
    const [account] = this.ledger.findAccounts(pairs);

    if (!account) {
      throw new GsmaError('identification', 'identifierError', 'a party does not exist');
    }

    return account;
  }

  private freshCorrelationOf(headers: IncomingHttpHeaders): string {
    const given = headers['x-correlationid'];

    if (typeof given !== 'string') {
      throw new GsmaError('validation', 'mandatoryValueNotSupplied', 'X-CorrelationID is needed', {
        missing: 'X-CorrelationID',
      });
    }
    if (!UUID.test(given)) {
      throw wrongFormat('X-CorrelationID');
    }
    if (this.ledger.requests.find(given)) {
      throw new GsmaError(
        'businessRule',
        'duplicateRequest',
        'an order with this X-CorrelationID was taken before',
      );
    }

    return given;
  }
}

/** Whose order it is; `X-Client-Id` names him, or the user of Basic. */
export function clientOf(headers: IncomingHttpHeaders): string {
  const { 'x-client-id': named, authorization = '' } = headers;
  const [scheme, value = ''] = authorization.split(' ');
  const [user = ''] = scheme === 'Basic' ? Buffer.from(value, 'base64').toString('utf8').split(':') : [];

  return typeof named === 'string' ? named : user;
}

/** The demonstration calls back nobody but this machine. */
function callbackAddress(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null;

  if (address?.protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname)) {
    throw wrongFormat('X-Callback-URL');
  }

  return address.href;
}
