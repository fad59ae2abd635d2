import type { Sample } from '#platform/manifest'
import type { Certificate } from '../model/certificate.ts'
import type { Presence } from '../model/presence.ts'
import { ExtractReadyPage, NewExtractPage } from '../pages/extract.tsx'
import { OwnRecordPage } from '../pages/own-record.tsx'
import { PresencePage } from '../pages/presence.tsx'
import { CertificateSettingsPage, ChildrenSettingsPage, type SettingsProps } from '../pages/settings.tsx'

const at = Temporal.Instant.from('2026-11-20T07:15:00Z')
const day = Temporal.PlainDate.from('2026-11-20')
const zone = 'Europe/Moscow'
const id = '0199d1a0-0000-7000-8000-000000000002'
const child = {
  id,
  surname: 'Петрова',
  name: 'Мария',
  patronymic: 'Андреевна',
  birthOn: Temporal.PlainDate.from('2017-03-11'),
}
const certificate: Certificate = {
  id: id as Certificate['id'],
  number: '4705381924',
  childId: id as Certificate['childId'],
  municipalityId: id,
  categoryId: id as Certificate['categoryId'],
  statementId: id as Certificate['statementId'],
  issuedAt: at,
  validFrom: day,
  validTo: Temporal.PlainDate.from('2035-03-10'),
  activation: 'activated',
  activatedAt: at,
  validity: 'valid',
  funding: 'nominal',
  excludedAt: null,
  exclusionGround: null,
  exclusionText: null,
}
const unchosen: Presence = { mode: 'forbidden', chosen: false, phraseSetAt: null }
const phrase: Presence = { mode: 'phrase', chosen: true, phraseSetAt: at }
const guardian = { surname: 'Петрова', name: 'Анна', patronymic: 'Викторовна' }
const place = { municipalityId: id, words: 'г. Приозёрск, ул. Озёрная', latitude: 60.1, longitude: 33.4 }
const given = {
  inForce: true,
  kept: { kind: 'personal-data' as const, version: '2026-11-01', givenAt: at },
  withdrawnAt: null,
}
const fresh: SettingsProps = {
  ...{ child, certificate, guardian, email: null, place: null, presence: unchosen, oldPhrase: false },
  ...{ hasData: false, consent: given, zone },
}
const filled: SettingsProps = { ...fresh, email: 'petrova@mail.ru', place, presence: phrase, hasData: true }
const byName: Presence = { mode: 'name', chosen: true, phraseSetAt: null }

/** Settings of a certificate with made-up facts. */
export const settingsSamples: Sample[] = [
  { name: 'настройки сертификата: ничего не задано', render: () => <CertificateSettingsPage {...fresh} /> },
  { name: 'настройки сертификата: всё задано', render: () => <CertificateSettingsPage {...filled} oldPhrase /> },
  { name: 'настройки сертификата: по ФИО', render: () => <CertificateSettingsPage {...filled} presence={byName} /> },
  { name: 'своя карточка', render: () => <OwnRecordPage from={14} /> },
  {
    name: 'своя карточка не найдена',
    render: () => (
      <OwnRecordPage
        from={14}
        errors={[
          { field: 'snils', message: 'Карточки с такой парой номеров нет. Проверьте СНИЛС и номер сертификата' },
        ]}
        answers={{ snils: '112-233-445 95', certificate: '4705381924' }}
      />
    ),
  },
  { name: 'настройки: дети', render: () => <ChildrenSettingsPage children={[child]} /> },
  {
    name: 'подтверждение присутствия: выбор',
    render: () => <PresencePage childId={id} childName="Петрова Мария Андреевна" presence={unchosen} />,
  },
  {
    name: 'подтверждение присутствия: фраза коротка',
    render: () => (
      <PresencePage
        childId={id}
        childName="Петрова Мария Андреевна"
        presence={phrase}
        errors={[{ field: 'phrase', message: 'Фраза короткая: нужно не меньше 6 букв или цифр' }]}
        answers={{ mode: 'phrase' }}
      />
    ),
  },
  { name: 'новая выписка', render: () => <NewExtractPage certificate={certificate} child={child} days={30} /> },
  {
    name: 'новая выписка готова',
    render: () => <ExtractReadyPage certificate={certificate} child={child} until={at} zone={zone} />,
  },
  {
    name: 'новая выписка: время прошло',
    render: () => <ExtractReadyPage certificate={certificate} child={child} until={null} zone={zone} />,
  },
]
