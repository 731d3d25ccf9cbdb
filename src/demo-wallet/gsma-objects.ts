import type { AccountRow, Identifier, StatementRow, TransactionRow } from './ledger-rows.js';
import type { Ledger } from './ledger.js';
import type { RequestRow } from './ledger-requests.js';
import { isWholeCurrency } from './mix.js';

/** What a party of a transaction is known by; user names and e-mail addresses stay with the account. */
const PARTY_KINDS = new Set(['msisdn', 'walletid', 'accountid', 'organisationid']);

/** Rows of the ledger as objects of GSMA Mobile Money API 1.2. */
export class GsmaObjects {
  constructor(private readonly ledger: Ledger) {}

  account(row: AccountRow): object {
    return {
      accountIdentifiers: pairs(this.ledger.identifiersOf(row.id)),
      identity: [this.identity(row)],
      accountType: row.kind === 'customer' ? 'wallet' : row.kind,
      accountStatus: row.status,
      ...(row.sub_status ? { accountSubStatus: row.sub_status } : {}),
      ...this.balances(row),
      registeringEntity: 'WalletDesk demo wallet',
      creationDate: instant(row.opened_at),
      customData: accountData(row),
    };
  }

  status({ status, sub_status }: AccountRow): object {
    return { accountStatus: status, ...(sub_status ? { subStatus: sub_status } : {}) };
  }

  balance(row: AccountRow): object {
    return { accountStatus: row.status, ...this.balances(row) };
  }

  accountName({ name }: AccountRow): object {
    return { name: { fullName: name } };
  }

  transaction(row: TransactionRow): object {
    const debit = this.ledger.account(row.debit_account);
    const credit = this.ledger.account(row.credit_account);
    const { geoCode, terminal, ...details } = detailsOf(row);
    const moment = debit.is_zoneless || credit.is_zoneless ? zoneless : instant;

    return {
      transactionReference: row.reference,
      transactionReceipt: row.receipt,
      ...(row.original_reference ? { originalTransactionReference: row.original_reference } : {}),
      ...(row.partner_reference ? { requestingOrganisationTransactionReference: row.partner_reference } : {}),
      type: row.type,
      ...(row.sub_type ? { subType: row.sub_type } : {}),
      transactionStatus: row.status,
      amount: amount(row.amount, row.currency),
      currency: row.currency,
      debitParty: this.party(debit),
      creditParty: this.party(credit),
      ...(row.description ? { descriptionText: row.description } : {}),
      ...(row.fee > 0 ? { fees: [this.fee(row)] } : {}),
      ...this.secrets(row, debit),
      ...(geoCode === undefined ? {} : { geoCode }),
      ...(terminal === undefined ? {} : { servicingIdentity: terminal }),
      creationDate: moment(row.created_at),
      modificationDate: moment(row.modified_at),
      customData: customData(row, { debit, credit, details, backs: this.ledger.backsOf(row) }),
    };
  }

  /** `displayType` tells an amount from its fee; who paid whom is as it was posted. */
  entry(row: StatementRow): object {
    const account = this.ledger.account(row.entry_account);
    const other = this.ledger.account(row.other);
    const [debit, credit] = row.entry_amount < 0 ? [account, other] : [other, account];

    return {
      transactionReference: row.reference,
      transactionReceipt: row.receipt,
      transactionStatus: row.status,
      displayType: row.entry_kind === 'principal' ? row.type : row.entry_kind,
      amount: amount(Math.abs(row.entry_amount), row.currency),
      currency: row.currency,
      debitParty: this.party(debit),
      creditParty: this.party(credit),
      ...(row.description ? { descriptionText: row.description } : {}),
      creationDate: instant(row.posted_at),
      modificationDate: instant(row.modified_at),
    };
  }

  requestState({ server_id: id, notification, reference, error }: RequestRow): object {
    const status = reference === null ? 'failed' : this.ledger.findTransaction(reference)?.status;

    return {
      serverCorrelationId: id,
      status: status === 'completed' || status === 'failed' ? status : 'pending',
      notificationMethod: notification,
      ...(reference === null ? {} : { objectReference: reference }),
      ...(status === 'pending' ? { pendingReason: 'awaiting the other side', pollLimit: 100 } : {}),
      ...(error === null ? {} : { error: JSON.parse(error) as object }),
    };
  }

  private fee({ fee, currency }: TransactionRow): object {
    return { feeType: 'transactionfee', feeAmount: amount(fee, currency), feeCurrency: currency };
  }

  private identity({ id, name, kyc_level: kycLevel, kyc, kyc_reason: reason }: AccountRow): object {
    return {
      identityId: `ID${id}`,
      identityType: 'individual',
      identityStatus: 'active',
      identityKyc: {
        subjectName: { fullName: name },
        dateOfBirth: '1990-01-01',
        idDocument: [documentOf(id)],
      },
      accountRelationship: 'accountholder',
      kycVerificationStatus: kyc,
      kycLevel,
      ...(reason === null ? {} : { customData: [{ key: 'kycReason', value: reason }] }),
    };
  }

  private balances(row: AccountRow): object {
    const { currency, balance, reserved } = row;

    return {
      currentBalance: amount(Math.max(0, balance), currency),
      availableBalance: amount(Math.max(0, balance - reserved), currency),
      reservedBalance: amount(reserved, currency),
      unclearedBalance: amount(this.ledger.unclearedOf(row.id), currency),
      currency,
    };
  }

  private party(row: AccountRow): object[] {
    return pairs(this.ledger.identifiersOf(row.id).filter(([kind]) => PARTY_KINDS.has(kind)));
  }

  /** Real wallets send these too; whoever reads them has to drop them. All of it is invented. */
  private secrets({ type, sub_type }: TransactionRow, debit: AccountRow): object {
    if (type === 'inttransfer') {
      return { senderKyc: { subjectName: { fullName: debit.name }, idDocument: [documentOf(debit.id)] } };
    }

    return sub_type === 'cashout' ? { oneTimeCode: String(100_000 + ((debit.id * 7_919) % 900_000)) } : {};
  }
}

interface Around {
  readonly debit: AccountRow;
  readonly credit: AccountRow;
  readonly details: Readonly<Record<string, string>>;
  readonly backs: readonly string[];
}

function customData(row: TransactionRow, { debit, credit, details, backs }: Around): object[] {
  return told([
    ['channel', row.channel],
    ['debitPosted', row.debit_posted ? 'true' : 'false'],
    ['creditPosted', row.credit_posted ? 'true' : 'false'],
    ['debitPartyName', debit.name],
    ['creditPartyName', credit.name],
    ['tradingName', credit.trading_name ?? debit.trading_name],
    ['failureReason', row.reason],
    ['holdReason', row.hold_reason],
    ['holdUntil', row.hold_until === null ? null : instant(row.hold_until)],
    ['expectedCompletion', row.expected_at === null ? null : instant(row.expected_at)],
    ['latestCompletion', row.latest_at === null ? null : instant(row.latest_at)],
    ['merchantOrderNo', row.partner_reference],
    ['returnedBy', backs.join(',') || null],
    ...Object.entries(details),
  ]);
}

function accountData(row: AccountRow): object[] {
  const { currency, limit_period: period, limit_amount: most, limit_used: used } = row;

  return told([
    ['unlockAt', row.unlocks_at === null ? null : instant(row.unlocks_at)],
    ['limitPeriod', period],
    ['limitAmount', most === null ? null : amount(most, currency)],
    ['limitUsed', most === null ? null : amount(used, currency)],
  ]);
}

function detailsOf({ details }: TransactionRow): Readonly<Record<string, string>> {
  return details === null ? {} : (JSON.parse(details) as Record<string, string>);
}

const told = (entries: readonly (readonly [string, string | null])[]): object[] =>
  entries.filter(([, value]) => value !== null).map(([key, value]) => ({ key, value }));

function pairs(identifiers: readonly Identifier[]): object[] {
  return identifiers.map(([key, value]) => ({ key, value }));
}

function documentOf(id: number): object {
  return {
    idType: 'nationalidcard',
    idNumber: `DEMO-ID-${String(id).padStart(6, '0')}`,
    issuerCountry: 'CN',
  };
}

function amount(hundredths: number, currency: string): string {
  const units = Math.trunc(hundredths / 100);
  return isWholeCurrency(currency) ? `${units}` : `${units}.${String(hundredths % 100).padStart(2, '0')}`;
}

const instant = (at: number): string => new Date(at).toISOString();

/** As older systems write it: UTC, but they do not say so. */
const zoneless = (at: number): string => new Date(at).toISOString().slice(0, 19);
