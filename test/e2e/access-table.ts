import { COLUMNS, type Mark } from './access-columns.js';

export interface Door {
  readonly method: string;
  readonly path: string;
  /** One mark for each of `WHO`. */
  readonly marks: readonly Mark[];
}

/**
 * Every route, and what each person gets there. Read by people: a change here is a change of who may do what.
 * Whoever comes anonymously to a page for visitors is a customer from the first thing that he sends.
 */
const TABLE = `
                                                    anonymous owner stranger agent supervisor admin auditor program
GET   /                                                 +       +      +       +       +        +      +       +
GET   /dev/components                                   +       +      +       +       +        +      +       +
GET   /livez                                            +       +      +       +       +        +      +       +
GET   /readyz                                           +       +      +       +       +        +      +       +
GET   /metrics                                          +       +      +       +       +        +      +       +
GET   /:lang/help                                       +       +      +       +       +        +      +       +
GET   /:lang/help/status                                +       +      +       +       +        +      +       +
GET   /:lang/help/status/feed.atom                      +       +      +       +       +        +      +       +
GET   /:lang/help/status/:notice                        -       -      -       -       -        -      -       -
POST  /:lang/help/status/:notice/subscription           -       -      -       -       -        -      -       -
GET   /:lang/help/status/told/:link                     +       +      +       +       +        +      +       +
POST  /:lang/help/status/told/:link                     +       +      +       +       +        +      +       +
GET   /:lang/widget                                     +       +      +       +       +        +      +       +
GET   /:lang/widget/window                              +       +      +       +       +        +      +       +
GET   /api/v1/notices                                   +       +      +       +       +        +      +       +
GET   /:lang/help/search                                +       +      +       +       +        +      +       +
GET   /:lang/help/a/:slug                               +       +      +       +       +        +      +       +
POST  /:lang/help/a/:slug/feedback                      +       +      +       +       +        +      +       +
GET   /:lang/help/contact                               +       +      +       +       +        +      +       +
GET   /:lang/help/:landing                              +       +      +       +       +        +      +       +
GET   /api/v1/faq/articles/:slug                         +       +      +       +       +        +      +       +
GET   /robots.txt                                       +       +      +       +       +        +      +       +
GET   /sitemap.xml                                      +       +      +       +       +        +      +       +
GET   /sitemaps/:page                                   -       -      -       -       -        -      -       -
GET   /:lang/help/feed.xml                              +       +      +       +       +        +      +       +
GET   /api/v1/faq/search                                +       +      +       +       +        +      +       +
GET   /api/v1/faq/suggest                               +       +      +       +       +        +      +       +
GET   /api/v1/exceptions                                +       +      +       +       +        +      +       +
POST  /api/v1/triage                                     +       +      +       +       +        +      +       +
GET   /api/v1/openapi.json                              +       +      +       +       +        +      +       +
GET   /api/v1/docs                                      +       +      +       +       +        +      +       +
GET   /staff/login                                      +       +      +       +       +        +      +       +
GET   /staff/setup/:token                               -       -      -       -       -        -      -       -
POST  /staff/setup/:token                               -       -      -       -       -        -      -       -
GET   /staff/second-factor                              ?       ?      ?       ?       ?        ?      ?       ?
POST  /staff/second-factor                              ?       ?      ?       ?       ?        ?      ?       ?
GET   /staff/second-factor/recovery                     ?       ?      ?       ?       ?        ?      ?       ?
POST  /staff/second-factor/recovery                     ?       ?      ?       ?       ?        ?      ?       ?
GET   /staff/second-factor/enrolment                    ?       ?      ?       +       +        +      +       ?
POST  /staff/second-factor/enrolment                    ?       ?      ?       +       +        +      +       ?
GET   /:lang/requests                                   +       +      +       +       +        +      +       +
GET   /:lang/requests/new                               +       +      +       +       +        +      +       +
GET   /:lang/requests/new/short                         +       +      +       +       +        +      +       +
GET   /:lang/requests/new/type                          +       +      +       +       +        +      +       +
POST  /:lang/requests/new/type                          +       +      +       x       x        x      x       x
GET   /:lang/requests/new/safety                        +       +      +       +       +        +      +       +
GET   /:lang/requests/new/notice                        +       +      +       +       +        +      +       +
GET   /:lang/requests/new/account                       +       +      +       +       +        +      +       +
POST  /:lang/requests/new/account                       +       +      +       x       x        x      x       x
GET   /:lang/requests/new/when                          +       +      +       +       +        +      +       +
GET   /:lang/requests/new/transaction                   +       +      +       +       +        +      +       +
POST  /:lang/requests/new/when                          +       +      +       x       x        x      x       x
POST  /:lang/requests/new/transaction                   +       +      +       x       x        x      x       x
GET   /:lang/requests/new/what                          +       +      +       +       +        +      +       +
POST  /:lang/requests/new/what                          +       +      +       x       x        x      x       x
GET   /:lang/requests/new/attachments                   +       +      +       +       +        +      +       +
POST  /:lang/requests/new/attachments                   +       +      +       x       x        x      x       x
POST  /:lang/requests/new/attachments/removal           +       +      +       x       x        x      x       x
GET   /:lang/requests/new/check                         +       +      +       +       +        +      +       +
POST  /:lang/requests/new/check                         +       +      +       x       x        x      x       x
POST  /:lang/requests                                   +       +      +       x       x        x      x       x
GET   /:lang/chat                                       +       +      +       +       +        +      +       +
POST  /:lang/chat                                       +       +      +       x       x        x      x       x
GET   /:lang/chat/:reference                            -       +      -       +       +        +      +       -
POST  /:lang/chat/:reference/messages                   -       +      -       +       +        x      x       -
POST  /:lang/chat/:reference/leaving                    -       +      -       x       x        x      x       -
GET   /:lang/requests/:reference                        -       +      -       +       +        +      +       -
GET   /:lang/requests/:reference/received               -       +      -       +       +        +      +       -
GET   /:lang/requests/:reference/received.ics           -       +      -       +       +        +      +       -
GET   /:lang/requests/:reference/record.txt             -       +      -       +       +        +      +       -
GET   /:lang/requests/:reference/transcript             -       +      -       +       +        +      +       -
GET   /:lang/requests/:reference/transcript.txt         -       +      -       +       +        +      +       -
GET   /:lang/requests/:reference/transcript.json         -       +      -       +       +        +      +       -
POST  /:lang/requests/:reference/messages               -       +      -       +       +        x      x       -
POST  /:lang/requests/:reference/escalation             -       +      -       +       +        x      x       -
POST  /:lang/requests/:reference/files                  -       +      -       +       +        x      x       -
POST  /:lang/requests/:reference/confirmation           -       +      -       x       x        x      x       -
POST  /:lang/requests/:reference/reopening              -       +      -       x       x        x      x       -
GET   /tickets/:reference/files/:file                   -       +      -       +       +        +      +       -
GET   /tickets/:reference/files/:file/preview           -       +      -       +       +        +      +       -
POST  /api/v1/wallet/diagnose                           ?       ?      ?       -       -        -      -       -
POST  /api/v1/wallet/match                              ?       ?      ?       -       -        -      -       -
POST  /api/v1/tickets                                   ?       ?      ?       -       -        -      -       +
GET   /api/v1/tickets/:reference                        ?       ?      ?       -       -        -      -       -
GET   /api/v1/tickets/:reference/entries                -       +      -       +       +        +      +       -
POST  /api/v1/tickets/:reference/messages               -       +      -       +       +        x      x       -
GET   /agent/queue                                      ?       ?      ?       +       +        +      +       -
GET   /agent/chat                                       ?       ?      ?       +       +        +      +       -
GET   /agent/chat/:reference                            ?       ?      ?       +       +        +      +       -
POST  /agent/chat/availability                          ?       ?      ?       +       +        x      x       -
POST  /agent/chat/:reference/acceptance                 ?       ?      ?       +       +        x      x       -
POST  /agent/chat/:reference/replies                    ?       ?      ?       +       +        x      x       -
POST  /agent/chat/:reference/end                        ?       ?      ?       +       +        x      x       -
GET   /supervisor/escalations                           ?       ?      ?       -       +        +      +       -
POST  /supervisor/escalations/:reference/column         ?       ?      ?       -       +        x      x       -
GET   /supervisor/reports/faq                           ?       ?      ?       -       +        +      +       -
GET   /supervisor/reports/faq.csv                       ?       ?      ?       -       +        +      +       -
GET   /supervisor/reports/triage                        ?       ?      ?       -       +        +      +       -
GET   /supervisor/reversals                             ?       ?      ?       -       +        +      +       -
GET   /supervisor/reversals/:reversal                   ?       ?      ?       -       -        -      -       -
POST  /supervisor/reversals/:reversal/approval          ?       ?      ?       -       -        x      x       -
POST  /supervisor/reversals/:reversal/refusal           ?       ?      ?       -       -        x      x       -
POST  /supervisor/reversals/:reversal/end               ?       ?      ?       -       -        x      x       -
GET   /supervisor/wallet                                ?       ?      ?       -       +        +      +       -
POST  /supervisor/wallet/proposals/:proposal/dismissal  ?       ?      ?       -       -        -      x       -
GET   /agent/calls/new                                  ?       ?      ?       +       +        -      -       -
POST  /agent/calls/preparation                          ?       ?      ?       +       +        -      -       -
POST  /agent/calls                                      ?       ?      ?       +       +        -      -       -
GET   /agent/calls/:reference                           ?       ?      ?       +       +        -      -       -
POST  /agent/calls/:reference/verification              ?       ?      ?       +       +        -      -       -
GET   /agent/t/:reference                               ?       ?      ?       +       +        +      +       -
POST  /agent/t/:reference/replies                       ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/replies/preparation           ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/notes                         ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/priority                      ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/files                         ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/assignment                    ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/assignment/colleague          ?       ?      ?       x       +        x      x       -
POST  /agent/t/:reference/assignment/end                ?       ?      ?       x       +        x      x       -
POST  /agent/t/:reference/type                          ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/status                        ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/resolution                    ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/lookups                       ?       ?      ?       +       +        x      x       -
GET   /agent/t/:reference/links/:linked/reversal          ?       ?      ?       -       -        x      x       -
POST  /agent/t/:reference/links/:linked/reversal          ?       ?      ?       -       -        x      x       -
POST  /agent/t/:reference/reversals/:reversal/withdrawal  ?     ?      ?       -       -        x      x       -
POST  /agent/t/:reference/links/:link                   ?       ?      ?       -       -        x      x       -
POST  /agent/t/:reference/links                         ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/escalation                    ?       ?      ?       +       +        x      x       -
POST  /agent/t/:reference/escalation/sight              ?       ?      ?       x       +        x      x       -
POST  /agent/t/:reference/escalation/decision           ?       ?      ?       x       +        x      x       -
POST  /agent/t/:reference/escalation/column             ?       ?      ?       x       +        x      x       -
POST  /agent/t/:reference/escalation/supervisor         ?       ?      ?       x       +        x      x       -
GET   /agent/me                                         ?       ?      ?       +       +        +      +       -
POST  /agent/me                                         ?       ?      ?       +       +        +      +       -
POST  /agent/me/second-factor                           ?       ?      ?       +       +        +      +       -
POST  /agent/me/recovery-codes                          ?       ?      ?       +       +        +      +       -
POST  /agent/me/sessions/:session/end                   ?       ?      ?       -       -        -      -       -
GET   /admin/faq                                        ?       ?      ?       +       +        +      +       -
GET   /admin/notices                                    ?       ?      ?       -       +        +      +       -
GET   /admin/notices/new                                ?       ?      ?       -       +        +      +       -
POST  /admin/notices                                    ?       ?      ?       -       +        +      x       -
GET   /admin/notices/:notice                            ?       ?      ?       -       +        +      +       -
POST  /admin/notices/:notice                            ?       ?      ?       -       +        +      x       -
POST  /admin/notices/:notice/updates                    ?       ?      ?       -       +        +      x       -
POST  /admin/notices/:notice/end                        ?       ?      ?       -       +        +      x       -
POST  /admin/notices/:notice/cancellation               ?       ?      ?       -       +        +      x       -
GET   /admin/widget                                     ?       ?      ?       -       -        +      +       -
GET   /admin/widget/new                                 ?       ?      ?       -       -        +      +       -
POST  /admin/widget                                     ?       ?      ?       -       -        +      x       -
GET   /admin/widget/:app                                ?       ?      ?       -       -        +      +       -
POST  /admin/widget/:app                                ?       ?      ?       -       -        +      x       -
GET   /admin/faq/synonyms                               ?       ?      ?       +       +        +      +       -
POST  /admin/faq/synonyms                               ?       ?      ?       x       x        +      x       -
GET   /admin/faq/synonyms/hints/:hint                   ?       ?      ?       +       +        +      +       -
POST  /admin/faq/synonyms/hints/:hint                   ?       ?      ?       x       x        +      x       -
POST  /admin/faq/synonyms/hints/:hint/dismissal         ?       ?      ?       x       x        +      x       -
GET   /admin/faq/synonyms/:synonym                      ?       ?      ?       +       +        +      +       -
POST  /admin/faq/synonyms/:synonym                      ?       ?      ?       x       x        +      x       -
POST  /admin/faq/synonyms/:synonym/use                  ?       ?      ?       x       x        +      x       -
POST  /admin/faq/synonyms/:synonym/removal              ?       ?      ?       x       x        +      x       -
GET   /admin/faq/new                                    ?       ?      ?       -       -        +      -       -
POST  /admin/faq                                        ?       ?      ?       x       x        +      x       -
GET   /admin/faq/:slug                                  ?       ?      ?       +       +        +      +       -
POST  /admin/faq/:slug                                  ?       ?      ?       x       x        +      x       -
POST  /admin/faq/:slug/preview                          ?       ?      ?       +       +        +      +       -
POST  /admin/faq/:slug/typed                            ?       ?      ?       x       x        +      x       -
POST  /admin/faq/:slug/typed/removal                    ?       ?      ?       x       x        +      x       -
POST  /admin/faq/:slug/address                          ?       ?      ?       x       x        +      x       -
GET   /admin/faq/:slug/preview                          ?       ?      ?       +       +        +      +       -
GET   /admin/faq/:slug/versions                         ?       ?      ?       +       +        +      +       -
POST  /admin/faq/:slug/versions/restoration             ?       ?      ?       x       x        +      x       -
GET   /admin/diagnosis                                  ?       ?      ?       -       +        +      +       -
GET   /admin/diagnosis/:rule                            ?       ?      ?       -       +        +      +       -
GET   /admin/diagnosis/:rule/edit                       ?       ?      ?       -       +        +      -       -
GET   /admin/diagnosis/:rule/versions/:version          ?       ?      ?       -       +        +      +       -
POST  /admin/diagnosis/:rule/draft                      ?       ?      ?       -       +        +      x       -
POST  /admin/diagnosis/:rule/draft/discarding           ?       ?      ?       -       +        +      x       -
POST  /admin/diagnosis/:rule/approval                   ?       ?      ?       -       +        +      x       -
POST  /admin/diagnosis/:rule/versions/:version/restoration  ?   ?      ?       -       +        +      x       -
GET   /admin/exceptions                                 ?       ?      ?       -       +        +      +       -
GET   /admin/exceptions/:code                           ?       ?      ?       -       +        +      +       -
GET   /admin/exceptions/:code/edit                      ?       ?      ?       -       -        +      -       -
POST  /admin/exceptions/:code/draft                     ?       ?      ?       -       x        +      x       -
POST  /admin/exceptions/:code/draft/discarding          ?       ?      ?       -       x        +      x       -
POST  /admin/exceptions/:code/activation                ?       ?      ?       -       x        +      x       -
GET   /admin/exceptions/:code/versions/:version         ?       ?      ?       -       +        +      +       -
POST  /admin/exceptions/:code/versions/:version/restoration  ?  ?      ?       -       x        +      x       -
GET   /admin/users                                      ?       ?      ?       -       -        +      +       -
POST  /admin/users                                      ?       ?      ?       -       -        +      x       -
GET   /admin/users/roles                                ?       ?      ?       -       -        +      +       -
GET   /admin/users/:person                              ?       ?      ?       -       -        +      +       -
GET   /admin/users/:person/groups                       ?       ?      ?       -       -        +      +       -
POST  /admin/users/:person/groups                       ?       ?      ?       -       -        +      x       -
POST  /admin/users/:person/role                         ?       ?      ?       -       -        +      x       -
POST  /admin/users/:person/disabling                    ?       ?      ?       -       -        +      x       -
POST  /admin/users/:person/enabling                     ?       ?      ?       -       -        +      x       -
POST  /admin/users/:person/second-factor/reset          ?       ?      ?       -       -        +      x       -
POST  /admin/users/:person/sessions/end                 ?       ?      ?       -       -        +      x       -
POST  /admin/users/:person/password                     ?       ?      ?       -       -        +      x       -
GET   /:lang/requests/find                              +       +      +       +       +        +      +       +
POST  /:lang/requests/find                              +       +      +       +       +        +      +       +
GET   /:lang/requests/code/:handle                      +       +      +       +       +        +      +       +
POST  /:lang/requests/code/:handle                      +       +      +       +       +        +      +       +
GET   /:lang/requests/enter/:link                       +       +      +       +       +        +      +       +
POST  /:lang/requests/enter/:link                       +       +      +       +       +        +      +       +
GET   /:lang/requests/forget                            +       +      +       +       +        +      +       +
POST  /:lang/requests/forget                            +       +      +       +       +        +      +       +
GET   /:lang/requests/wallet                            -       -      -       -       -        -      -       -
POST  /:lang/requests/wallet                            +       +      +       +       +        +      +       +
GET   /demo/mailbox                                     +       +      +       +       +        +      +       +
GET   /demo/mailbox/:id                                 -       -      -       -       -        -      -       -
GET   /demo/mailbox/:id/html                            -       -      -       -       -        -      -       -
POST  /agent/me/password                                ?       ?      ?       +       +        +      +       -
POST  /agent/me/sessions/end                            ?       ?      ?       +       +        +      +       -
POST  /staff/login                                      +       +      +       +       +        +      +       +
POST  /staff/logout                                     +       +      +       +       +        +      +       +
`;

export const DOORS: readonly Door[] = TABLE.trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [method = '', path = '', ...marks] = line.trim().split(/\s+/);
    const people = Object.values(COLUMNS);

    return {
      method,
      path,
      marks: marks.flatMap((mark, column) => people[column]?.map(() => mark as Mark) ?? []),
    };
  });
