import { type ConsentState, consentWords } from '#access'
import type { Place } from '#families'
import { formatDay, formatInstant } from '#kernel/dates'
import { fullName, type PersonName } from '#kernel/names'
import { ButtonLink, ButtonRow, Card, EmptyState, Notice, Page, SummaryList, Tag } from '#ui'
import type { Certificate } from '../model/certificate.ts'
import { type Presence, presenceModes } from '../model/presence.ts'
import { modeExplained, nameWarning } from './presence.tsx'

export type SettingsProps = {
  child: PersonName & { id: string }
  certificate: Certificate | null
  guardian: PersonName
  email: string | null
  place: Place | null
  presence: Presence | null
  /** S-031: the phrase has served long enough. */
  oldPhrase: boolean
  /** Whether document and address lie in the vault already. */
  hasData: boolean
  consent: ConsentState
  zone: string
}

/** Seed 000, point 3: everything that is set for one certificate, in the seed's order. */
export function CertificateSettingsPage(props: SettingsProps) {
  const { child, certificate, guardian, presence, oldPhrase } = props
  const here = `/my/children/${child.id}/settings`
  const next = `?next=${encodeURIComponent(here)}`
  return (
    <Page
      title="Настройки сертификата"
      over={certificate ? `${fullName(child)}, сертификат ${certificate.number}` : fullName(child)}
      back={{ href: `/my/children/${child.id}`, label: child.name }}
      hidden
    >
      {certificate && presence && !presence.chosen && <ChooseNotice here={here} presence={presence} />}
      {oldPhrase && <OldPhraseNotice here={here} />}
      <SummaryList
        title="Личные данные"
        rows={[
          {
            label: 'Ребёнок',
            value: fullName(child),
            change: { href: `/my/children/${child.id}/data`, label: 'Посмотреть', what: 'данные ребёнка' },
          },
          {
            label: 'Фамилия, имя, отчество родителя (законного представителя)',
            value: fullName(guardian),
            change: { href: `/my/settings/person${next}` },
          },
          {
            label: 'Удобный адрес для посещения занятий',
            value: props.place?.words ?? 'Не задано',
            change: {
              href: `${here}/place`,
              label: props.place ? 'Изменить' : 'Указать',
              what: 'удобный адрес для посещения занятий',
            },
          },
        ]}
      />
      {certificate && presence && <PresenceRows here={here} presence={presence} zone={props.zone} />}
      <Contacts {...props} next={next} />
      {certificate && <Extract certificate={certificate} />}
    </Page>
  )
}

function PresenceRows({ here, presence, zone }: { here: string; presence: Presence; zone: string }) {
  const { mode, chosen, phraseSetAt } = presence
  return (
    <>
      <SummaryList
        title="Защита сертификата"
        rows={[
          {
            label: 'Тип подтверждения присутствия при подаче заявки по инициативе организации',
            value: (
              <>
                {presenceModes[mode]} {!chosen && <Tag tone="warn">вы ещё не выбрали</Tag>}
              </>
            ),
            change: {
              href: `${here}/presence`,
              label: chosen ? 'Изменить' : 'Выбрать',
              what: 'тип подтверждения присутствия',
            },
          },
        ]}
      />
      <p class="muted">
        {modeExplained[mode]}
        {phraseSetAt && ` Фраза задана ${formatInstant(phraseSetAt, zone)}.`}
      </p>
      {mode === 'name' && <Notice tone="warn">{nameWarning}</Notice>}
    </>
  )
}

function Contacts({ email, hasData, consent, next, zone }: SettingsProps & { next: string }) {
  return (
    <SummaryList
      title="Почта, заявления и согласие"
      rows={[
        {
          label: 'Настройка электронной почты',
          value: email ?? 'Почта ещё не задана. Без неё нельзя восстановить доступ, если забыт пароль',
          change: {
            href: `/my/settings/email${next}`,
            label: email ? 'Изменить' : 'Указать почту',
            what: email ? 'электронную почту' : '',
          },
        },
        {
          label: 'Персональные данные для подачи заявлений',
          value: hasData
            ? 'Записаны: подставим их в новые заявления сами'
            : 'Не записаны. Внесите их один раз, и заявления будут короче',
          change: {
            href: `/my/personal-data${next}`,
            label: hasData ? 'Посмотреть' : 'Внести',
            what: 'персональные данные для подачи заявлений',
          },
        },
        {
          label: 'Согласие с правилами обработки персональных данных в системе «Кружок»',
          value: consentWords(consent, zone),
          change: { href: `/my/settings/consent${next}`, what: 'согласие с правилами обработки персональных данных' },
        },
      ]}
    />
  )
}

/** S-037, S-038. */
function Extract({ certificate }: { certificate: Certificate }) {
  return (
    <section>
      <h2>Выписка</h2>
      <p>
        Выписка — это сам сертификат: его можно распечатать или сохранить. По номеру и паролю с новой выписки входят в
        кабинет этого ребёнка.
      </p>
      <ButtonRow>
        <ButtonLink href={`/my/certificates/${certificate.id}/extract`}>Сформировать новую выписку</ButtonLink>
        <ButtonLink href={`/my/certificates/${certificate.id}/extract.pdf`} kind="ghost">
          Распечатать без смены пароля
        </ButtonLink>
      </ButtonRow>
    </section>
  )
}

/** S-026: the choice is obligatory; until then the region's setting holds. */
function ChooseNotice({ here, presence }: { here: string; presence: Presence }) {
  return (
    <Notice
      tone="warn"
      title="Обязательно выберите, как подтверждать ваше присутствие"
      actions={<ButtonLink href={`${here}/presence`}>Выбрать</ButtonLink>}
    >
      <p>
        Это защищает сертификат, когда заявку подаёт сама организация. Пока вы не выбрали, действует: «
        {presenceModes[presence.mode]}».
      </p>
    </Notice>
  )
}

function OldPhraseNotice({ here }: { here: string }) {
  return (
    <Notice
      title="Пора сменить кодовую фразу"
      actions={
        <ButtonLink href={`${here}/presence`} kind="ghost">
          Сменить фразу
        </ButtonLink>
      }
    >
      <p>Её произносят вслух, поэтому со временем она становится известна. Время от времени её лучше менять.</p>
    </Notice>
  )
}

/** `/my/settings/children`: a door to the settings of each child's certificate. */
export function ChildrenSettingsPage({
  children,
}: {
  children: readonly (PersonName & { id: string; birthOn: Temporal.PlainDate })[]
}) {
  return (
    <Page title="Настройки сертификатов детей" back={{ href: '/my/settings', label: 'Настройки' }} hidden>
      {children.length === 0 && (
        <EmptyState title="Детей пока нет" actions={<ButtonLink href="/my/children/new">Добавить ребёнка</ButtonLink>}>
          <p>Настройки сертификата появятся вместе с ребёнком.</p>
        </EmptyState>
      )}
      {children.map((child) => (
        <Card key={child.id} title={fullName(child)} href={`/my/children/${child.id}/settings`}>
          <p>Дата рождения — {formatDay(child.birthOn)}</p>
        </Card>
      ))}
    </Page>
  )
}
