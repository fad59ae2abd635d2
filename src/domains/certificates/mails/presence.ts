import { quoted } from '#kernel/quoted'
import type { Letter } from '#platform/mail'
import { type PresenceMode, presenceModes } from '../model/presence.ts'

type Common = { childId: string; childName: string; number: string; at: string }
const common: Common = {
  childId: '0199d1a0-0000-7000-8000-000000000002',
  childName: 'Петрова Мария Андреевна',
  number: '4705381924',
  at: '20 ноября 2026 года, 10:15',
}
const settingsOf = ({ childId }: Common) => `/my/children/${childId}/settings`
const unasked =
  'Если это были не вы, откройте настройки сертификата, выберите «Запись запрещена» и напишите в поддержку.'

const chosen: Letter<Common & { mode: PresenceMode; by: string }> = {
  name: 'certificates.presence-chosen',
  kind: 'security',
  subject: ({ number }) => `Сертификат ${number}: изменили подтверждение присутствия`,
  body: (facts) => [
    { p: `${facts.at} для сертификата ${facts.number} (${facts.childName}) выбрали: «${presenceModes[facts.mode]}».` },
    { p: `Выбор сделан из кабинета: ${facts.by}.` },
    { button: 'Открыть настройки сертификата', href: settingsOf(facts) },
    { small: unasked },
  ],
  samples: { 'подтверждение выбрано': { ...common, mode: 'phrase', by: 'Петрова Анна Викторовна' } },
}

const confirmed: Letter<Common & { mode: PresenceMode; organisation: string }> = {
  name: 'certificates.presence-confirmed',
  kind: 'security',
  subject: ({ organisation }) => `Вы подтвердили присутствие: ${organisation}`,
  body: (facts) => [
    {
      p: `${facts.at} организация ${quoted(facts.organisation)} подтвердила ваше присутствие (${presenceModes[facts.mode]}).`,
    },
    { p: `Теперь она может подать заявку по сертификату ${facts.number} (${facts.childName}).` },
    { button: 'Проверить заявки', href: `/my/children/${facts.childId}` },
    { small: unasked },
  ],
  samples: { 'присутствие подтверждено': { ...common, mode: 'phrase', organisation: 'Дом детского творчества' } },
}

const failed: Letter<Common & { mode: PresenceMode; organisation: string }> = {
  name: 'certificates.presence-failed',
  kind: 'security',
  subject: ({ organisation }) => `Кто-то пытался подать заявку: ${organisation}`,
  body: (facts) => [
    {
      p: `${facts.at} в организации ${quoted(facts.organisation)} пытались подать заявку по сертификату ${facts.number} (${facts.childName}). Подтверждение не подошло, заявки нет.`,
    },
    {
      p: 'Если вы сейчас в этой организации, проверьте вместе с сотрудником номер и то, чем подтверждаете присутствие. Выбранный способ виден в настройках сертификата.',
    },
    { button: 'Открыть настройки сертификата', href: settingsOf(facts) },
    {
      small:
        'Если это были не вы, смените кодовую фразу или выберите «Запись запрещена». Все попытки видны в журнале ребёнка.',
    },
  ],
  samples: { 'не подтвердилось': { ...common, mode: 'phrase', organisation: 'Дом детского творчества' } },
}

const code: Letter<Common & { organisation: string; code: string; until: string }> = {
  name: 'certificates.presence-code',
  kind: 'security',
  subject: ({ organisation }) => `Код для записи: ${organisation}`,
  body: (facts) => [
    {
      p: `Организация ${quoted(facts.organisation)} хочет подать заявку по сертификату ${facts.number} (${facts.childName}).`,
    },
    {
      facts: [
        ['Код', facts.code],
        ['Действует до', facts.until],
      ],
    },
    {
      p: 'Назовите код сотруднику, только если вы сейчас в этой организации и сами попросили о записи. Код срабатывает один раз.',
    },
    { small: unasked },
  ],
  samples: {
    код: { ...common, organisation: 'Дом детского творчества', code: '402917', until: '20 ноября 2026 года, 10:30' },
  },
}

const renewed: Letter<Common & { by: string }> = {
  name: 'certificates.extract-renewed',
  kind: 'security',
  subject: ({ number }) => `Сертификат ${number}: новая выписка и новый пароль`,
  body: (facts) => [
    { p: `${facts.at} сформирована новая выписка сертификата ${facts.number} (${facts.childName}).` },
    {
      p: `Это сделано из кабинета: ${facts.by}. Прежний пароль для входа по номеру сертификата больше не действует, открытые по нему входы закрыты.`,
    },
    { p: 'Новый пароль напечатан только на выписке: в письмах мы паролей не присылаем.' },
    { button: 'Открыть настройки сертификата', href: settingsOf(facts) },
    { small: unasked },
  ],
  samples: { 'новая выписка': { ...common, by: 'Петрова Анна Викторовна' } },
}

export const settingsLetters = [chosen, confirmed, failed, code, renewed]
