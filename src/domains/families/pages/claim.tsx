import { maskEmail } from '#kernel/contacts'
import { formatDay } from '#kernel/dates'
import { shortName } from '#kernel/names'
import {
  Button,
  ButtonLink,
  ButtonRow,
  Confirmation,
  ConfirmDialog,
  Form,
  InstantText,
  Notice,
  NumberedSteps,
  Page,
  SummaryList,
} from '#ui'
import { type Child, type Claim, relationWords } from '../model.ts'
import type { Requester } from '../queries/claim.ts'

/** The requester's page: number, state, both ways on. */
export function OwnClaimPage({ claim }: { claim: Claim }) {
  if (claim.state !== 'waiting') return <AnsweredClaimPage claim={claim} />
  return (
    <Page
      title={`Запрос ${claim.number} отправлен`}
      heading={null}
      back={{ href: '/my/children', label: 'Дети' }}
      hidden
    >
      <Confirmation title="Запрос отправлен" numberLabel="Номер запроса" number={claim.number}>
        <NumberedSteps
          level={2}
          steps={[
            {
              label: 'Мы написали владельцу карточки',
              text: 'Если он согласится, ребёнок появится в вашем кабинете, а вы получите письмо.',
            },
            {
              label: claim.answerDueOn
                ? `Если до ${formatDay(claim.answerDueOn)} ответа нет — придите в пункт приёма`
                : 'Не хотите ждать — придите в пункт приёма',
              text: 'Возьмите свой паспорт, документ ребёнка и номер запроса. Ребёнка подключат при вас.',
            },
          ]}
        />
        <ButtonRow>
          <ButtonLink href="/points">Найти пункт приёма</ButtonLink>
          <ConfirmDialog
            label="Отозвать запрос"
            title="Отозвать запрос?"
            action={`/my/claims/${claim.id}/cancellation`}
            confirm="Отозвать запрос"
          />
        </ButtonRow>
      </Confirmation>
    </Page>
  )
}

function AnsweredClaimPage({ claim }: { claim: Claim }) {
  const words = {
    granted: { title: 'Карточкой с вами поделились', text: 'Ребёнок уже в вашем кабинете.' },
    declined: {
      title: 'Владелец карточки не согласился',
      text: 'Если вы законный представитель, придите в пункт приёма с паспортом и документом ребёнка.',
    },
    cancelled: { title: 'Вы отозвали запрос', text: 'Если он понадобится снова, добавьте ребёнка ещё раз.' },
    waiting: { title: 'Запрос ждёт ответа', text: '' },
  }[claim.state]
  return (
    <Page title={words.title} over={`Запрос ${claim.number}`} back={{ href: '/my/children', label: 'Дети' }} hidden>
      <p>{words.text}</p>
      <ButtonRow>
        {claim.state === 'declined' && <ButtonLink href="/points">Пункты приёма</ButtonLink>}
        <ButtonLink href="/my/children" kind="ghost">
          К детям
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}

export type AnswerClaimProps = { claim: Claim; child: Child; requester: Requester; zone: string }

/** The holder's page: who asks (masked), and the two answers. */
export function AnswerClaimPage({ claim, child, requester, zone }: AnswerClaimProps) {
  const open = claim.state === 'waiting'
  return (
    <Page
      title="Поделиться карточкой ребёнка?"
      over={`Запрос ${claim.number}`}
      back={{ href: '/my/children', label: 'Дети' }}
      hidden
    >
      <SummaryList
        rows={[
          { label: 'Ребёнок', value: child.name },
          { label: 'Кто просит', value: `${shortName(requester)} (${relationWords[claim.relation]})` },
          { label: 'Почта', value: requester.email ? maskEmail(requester.email) : 'не указана' },
          { label: 'Когда', value: <InstantText instant={claim.createdAt} zone={zone} /> },
        ]}
      />
      {open ? (
        <Answers claim={claim} />
      ) : (
        <Notice title="На этот запрос уже ответили">Больше ничего делать не нужно.</Notice>
      )}
    </Page>
  )
}

function Answers({ claim }: { claim: Claim }) {
  return (
    <>
      <p>
        Если согласитесь, этот взрослый увидит карточку, сертификат и заявки ребёнка и сможет записывать его в кружки.
        Вы останетесь владельцем карточки. Если вы не знаете, кто это, — откажите.
      </p>
      <ButtonRow>
        <Form action={`/my/claims/${claim.id}/consent`}>
          <Button>Поделиться карточкой</Button>
        </Form>
        <Form action={`/my/claims/${claim.id}/refusal`}>
          <Button kind="ghost">Отказать</Button>
        </Form>
      </ButtonRow>
    </>
  )
}

export type ReceptionClaimProps = { claim: Claim; child: Child | null; requester: Requester }

/** A reception point compares by papers; names of the record appear on the protected channel only. */
export function ReceptionClaimPage({ claim, child, requester }: ReceptionClaimProps) {
  return (
    <Page title={`Запрос ${claim.number}`} back={{ href: '/reception/claims', label: 'Другой запрос' }} hidden>
      <SummaryList
        rows={[
          { label: 'Кто просит', value: shortName(requester) },
          { label: 'Кем назвался', value: relationWords[claim.relation] },
          ...(child
            ? [{ label: 'Ребёнок', value: [child.surname, child.name, child.patronymic].filter(Boolean).join(' ') }]
            : []),
        ]}
      />
      {claim.state === 'declined' && <p>Владелец карточки отказал. Решите по документам.</p>}
      {claim.state === 'waiting' && claim.answerDueOn && (
        <p>До {formatDay(claim.answerDueOn)} включительно может ответить владелец карточки, потом решает пункт.</p>
      )}
      <p>Сверьте паспорт пришедшего, документ ребёнка и основание (свидетельство о рождении, решение об опеке).</p>
      <Form action={`/reception/claims/${claim.id}/consent`}>
        <Button>Документы сверены, подключить ребёнка</Button>
      </Form>
    </Page>
  )
}
