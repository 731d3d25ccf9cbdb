import { Injectable } from '@nestjs/common';
import { Env } from '../../config/env.js';
import { canManageNotices } from '../../policies/notice.policy.js';
import { NotFound } from '../../platform/errors/app-error.js';
import { FormPage, type FormState, type FormView } from '../../platform/http/form.js';
import { formKey, formModel, type FormModel, type Option } from '../../platform/http/form-model.js';
import { wordsOf } from '../../platform/http/page-model.js';
import { PressDto } from '../../platform/http/press.dto.js';
import { actorOf, type DeskRequest } from '../../platform/http/request-context.js';
import { LANGUAGES } from '../../platform/i18n/languages.js';
import { Translator } from '../../platform/i18n/translator.js';
import { Words } from '../../platform/i18n/words.js';
import { ZONES } from '../accounts/profile.dto.js';
import { IncidentProposals } from '../incidents/incident-proposals.query.js';
import { noticeUrl } from '../notices/notice-lines.js';
import { canMoveNotice, isOver } from '../notices/notice-status.js';
import { zoneChoices } from '../tickets/zone-choices.js';
import { type DeskNotice, NoticeDeskQuery } from './notice-desk.query.js';
import { NoticeEditDto, NoticeEndDto, NoticeUpdateDto } from './notice-edit.dto.js';
import {
  editedState,
  type NoticeField,
  noticeFields,
  ticksOf,
  type TypeGroup,
  typeGroups,
} from './notice-fields.js';
import { NOTICES_PATH, noticeStanding } from './notice-list.view.js';
import { proposedNotice } from './notice-proposal.js';

interface Preview {
  readonly lang: string;
  readonly name: string;
  readonly label: string;
  readonly title: string;
  readonly text: string;
  readonly times: readonly string[];
}

export interface NoticeEditorModel extends FormModel<NoticeField> {
  readonly layout: 'desk';
  readonly title: string;
  readonly listPath: string;
  readonly action: string;
  readonly key: string;
  readonly version: string;
  readonly zone: string;
  readonly zones: readonly Option[];
  readonly zoneChosen: boolean;
  readonly types: readonly TypeGroup[];
  /** Null of a new one. */
  readonly standing: { readonly label: string; readonly tone: string } | null;
  readonly may: Readonly<Record<'write' | 'publish' | 'update' | 'end' | 'cancel', boolean>>;
  readonly updates: readonly {
    readonly at: Date;
    readonly author: string;
    readonly zh: string;
    readonly en: string;
  }[];
  readonly waiting: number;
  readonly previews: readonly Preview[];
  readonly previewZones: readonly Option[];
  readonly publicPath: string;
}

/** A notice to write: its words, how readers see it, and what may be done with it. */
@Injectable()
export class NoticeEditorView implements FormView {
  constructor(
    private readonly query: NoticeDeskQuery,
    private readonly translator: Translator,
    private readonly env: Env,
    private readonly proposals: IncidentProposals,
  ) {}

  /** @throws NotFound where there is no such notice */
  async model(request: DeskRequest, state: FormState): Promise<NoticeEditorModel> {
    const words = wordsOf(request);
    const actor = actorOf(request);
    const notice = await this.noticeOf(request);
    const path = notice ? `${NOTICES_PATH}/${notice.id}` : NOTICES_PATH;
    const ownZone = actor.zone ?? this.env.DESK_TIME_ZONE;
    const begun = notice ? state : await this.begun(request, state, ownZone);
    const edited = editedState(begun, notice, ownZone);
    const zone = ZONES.includes(edited.values.zone ?? '')
      ? (edited.values.zone ?? '')
      : this.env.DESK_TIME_ZONE;
    const asked = request.query.zone;
    const seenIn = typeof asked === 'string' && ZONES.includes(asked) ? asked : zone;

    return {
      ...formModel(request, edited, noticeFields(words), { types: 'types' }),
      layout: 'desk',
      title: titleOf(notice, words),
      listPath: NOTICES_PATH,
      action: path,
      key: formKey(state),
      version: versionIn(edited, notice, words),
      zone,
      zones: zoneChoices(zone, words),
      // The clock by which the desk works is meant; nobody's browser changes it unseen.
      zoneChosen: true,
      types: typeGroups(words, ticksOf(edited, 'types')),
      standing: notice && noticeStanding(notice.status, words),
      may: mayDo(canManageNotices(actor), notice),
      updates: notice ? await this.query.updates(notice.id) : [],
      waiting: notice ? await this.query.waiting(notice.id) : 0,
      previews: notice
        ? LANGUAGES.map((language) => previewOf(notice, new Words(this.translator, language, seenIn)))
        : [],
      previewZones: zoneChoices(seenIn, words),
      publicPath: isRead(notice) ? noticeUrl(words.language, notice.id) : '',
    };
  }

  /** A new one, which may begin with what several customers met. @throws NotFound where nothing is proposed any more */
  private async begun({ query }: DeskRequest, state: FormState, zone: string): Promise<FormState> {
    if (typeof query.proposal !== 'string' || state.values.titleZh !== undefined) {
      return state;
    }
    const proposal = await this.proposals.find(query.proposal);
    if (!proposal) {
      throw new NotFound();
    }

    return { ...state, ...proposedNotice(proposal, zone, this.translator) };
  }

  private async noticeOf({ params }: DeskRequest): Promise<DeskNotice | null> {
    if (params.notice === undefined) {
      return null;
    }
    const notice = await this.query.one(String(params.notice));
    if (!notice) {
      throw new NotFound();
    }

    return notice;
  }
}

/** Whoever was told that a colleague was first has seen what that one wrote, and may put his own in its place. */
const versionIn = ({ refusal, values }: FormState, notice: DeskNotice | null, words: Words): string =>
  notice && refusal === words.t('notices.errors.changed-meanwhile')
    ? String(notice.version)
    : (values.version ?? '0');

const isRead = (notice: DeskNotice | null): notice is DeskNotice =>
  notice !== null && notice.status !== 'draft' && notice.status !== 'cancelled';

function titleOf(notice: DeskNotice | null, words: Words): string {
  if (notice === null) {
    return words.t('notices.admin.new');
  }

  return notice.title[words.language] || words.t('notices.admin.untitled');
}

function mayDo(mayManage: boolean, notice: DeskNotice | null): NoticeEditorModel['may'] {
  const status = notice?.status ?? 'draft';

  return {
    write: mayManage && !isOver(status),
    publish: mayManage && status === 'draft',
    update: mayManage && (status === 'scheduled' || status === 'active'),
    end: mayManage && status === 'active' && canMoveNotice(status, 'ended'),
    cancel: mayManage && notice !== null && canMoveNotice(status, 'cancelled'),
  };
}

/** As a reader of this language sees it, by the clock of his words. */
function previewOf(notice: DeskNotice, words: Words): Preview {
  const { kind, status, startsAt, endsAt, nextUpdateAt, title, text } = notice;
  const maintenance = status === 'active' ? 'maintenance' : 'planned';
  const times: [string, Date | null][] = [
    ['notices.when.starts', startsAt],
    ['notices.when.ends', endsAt],
    ['notices.when.next', endsAt === null ? nextUpdateAt : null],
  ];

  return {
    lang: words.language,
    name: words.t(`common.languages.${words.language}`),
    label: words.t(`notices.labels.${kind === 'outage' ? 'outage' : maintenance}`),
    title: title[words.language],
    text: text[words.language],
    times: times.flatMap(([key, at]) => (at === null ? [] : [`${words.t(key)} ${words.date(at)}`])),
  };
}

const page = <D extends object>(dto: new () => D): FormPage<D> =>
  new FormPage(dto, 'desk/notice', NoticeEditorView);
export const noticeEditPage = page(NoticeEditDto);
export const noticeUpdatePage = page(NoticeUpdateDto);
export const noticeEndPage = page(NoticeEndDto);
export const noticePressPage = page(PressDto);
