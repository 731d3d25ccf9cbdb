/** Who asks over a socket. The owner and the stranger are customers with a ticket each; the ticket asked for is the owner's. */
export const LIVE_WHO = [
  'owner',
  'stranger',
  'agent',
  'specialist',
  'supervisor',
  'compliance',
  'admin',
  'auditor',
] as const;

export type LiveWho = (typeof LIVE_WHO)[number];

/** `+` done; `-` as if it were not there; `x` known, and refused. */
export type LiveMark = '+' | '-' | 'x';

/**
 * Every event that a socket may send, and what each person is answered. Read by people: a change here is a change of
 * who may do what. Who is nobody yet (anonymous, or a visitor who has sent nothing) gets no socket at all.
 */
const TABLE = `
                owner stranger agent specialist supervisor compliance admin auditor
message:send      +      -       +       +          +          x        x      x
timeline:since    +      -       +       +          +          +        +      +
heads             +      -       +       +          +          +        +      +
read:mark         +      -       +       +          +          +        +      +
typing            +      -       +       +          +          x        x      x
`;

export const LIVE_DOORS: readonly { readonly event: string; readonly marks: readonly LiveMark[] }[] =
  TABLE.trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [event = '', ...marks] = line.trim().split(/\s+/);

      return { event, marks: marks as LiveMark[] };
    });
