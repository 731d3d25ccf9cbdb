import type { WalletTransaction } from '../../../src/modules/wallets/wallet-transaction.js';
import { localOf, otherSide } from './phrases.js';
import { statementOf, wrongZone } from './statements.js';
import { type PlantedClass, type ClassOf, isOrdinary, whole, roundly } from './planted-class.js';

const HOUR = 3_600_000;

/** Where memory is wrong in one thing, or says little: nobody must be sure of another transaction. */
export function hardClasses(classOf: ClassOf): PlantedClass[] {
  const isLarge = (one: WalletTransaction): boolean => isOrdinary(one) && whole(one) >= 20;
  const named = (one: WalletTransaction): boolean => isOrdinary(one) && otherSide(one) !== '';

  return [
    classOf(
      'another amount remembered',
      (of) =>
        statementOf(of, {
          sharpness: 'about',
          form: true,
          amount: String(Math.round(whole(of.transaction) * (1.1 + of.random.next() * 0.4))),
          who: otherSide(of.transaction),
        }),
      isLarge,
    ),
    classOf('a day earlier or later than it was', (of) => {
      const statement = statementOf(of, { sharpness: 'unsaid', form: true });
      const at = new Date(
        (of.transaction.createdAt ?? of.sentAt).getTime() + of.random.pick([-24, 24]) * HOUR,
      );
      const occurred = {
        localDate: localOf(at, of.zone).date,
        localTime: null,
        zone: of.zone,
        precision: 'day',
      } as const;
      return at > of.sentAt ? null : { ...statement, request: { ...statement.request, occurred } };
    }),
    classOf('an hour earlier or later than it was', (of) => {
      const statement = statementOf(of, { sharpness: 'unsaid', form: true });
      const at = localOf(
        new Date((of.transaction.createdAt ?? of.sentAt).getTime() + of.random.pick([-1, 1]) * HOUR),
        of.zone,
      );
      const occurred = {
        localDate: at.date,
        localTime: `${String(at.hour).padStart(2, '0')}:00`,
        zone: of.zone,
        precision: 'hour',
      } as const;
      return { ...statement, request: { ...statement.request, occurred } };
    }),
    classOf(
      'a name and a part of the day, wrong zone',
      (of) =>
        statementOf(of, {
          sharpness: 'part',
          form: true,
          amount: null,
          who: otherSide(of.transaction),
          zone: wrongZone(of.zone, of.random),
        }),
      named,
    ),
    classOf(
      'about an amount and the day, no name',
      (of) =>
        statementOf(of, {
          sharpness: 'day',
          form: true,
          spoken:
            of.tongue === 'zh'
              ? `大概${roundly(whole(of.transaction))}块`
              : `about ${roundly(whole(of.transaction))}`,
        }),
      isLarge,
    ),
    classOf('another kind of trouble than its state shows', (of) =>
      statementOf(of, {
        sharpness: 'part',
        form: true,
        typeCode: of.transaction.state === 'COMPLETED' ? 'E301' : 'E303',
      }),
    ),
  ];
}
