import type { Manifest } from '#platform/manifest'
import { api } from './api.ts'
import './billed.ts'
import './due.ts'
import { tell } from './jobs.ts'
import { letters } from './mails.ts'
import { invoicePaper } from './papers.ts'
import { refusals } from './refusals.ts'
import { routes } from './routes.tsx'
import { samples } from './samples.tsx'
import { advancePercent, payDay } from './settings.ts'
import { kindWords, stepWords } from './words.ts'

export const invoicing: Manifest = {
  name: 'invoicing',
  permissions: {
    'invoicing.invoice.form': {
      roles: ['provider'],
      words: 'выставлять счета муниципалитетам за занятия по сертификатам',
    },
    'invoicing.invoice.pay': {
      roles: ['municipality'],
      words:
        'принимать и возвращать счета, записывать оплату и возврат лишнего аванса, вести реестр договоров на субсидию',
    },
    'invoicing.invoice.read': {
      roles: ['provider', 'municipality', 'region'],
      words: 'видеть счета: свои, своего муниципалитета или всего региона',
    },
    'invoicing.invoice.read-all': { roles: ['region'], words: 'видеть счета всего региона' },
  },
  menu: [
    { roles: ['provider'], place: 50, href: '/provider/invoices', label: 'Счета' },
    { roles: ['municipality'], place: 20, href: '/municipality/invoices', label: 'Счета' },
    { roles: ['region'], place: 70, href: '/region/invoices', label: 'Счета' },
  ],
  routes,
  api,
  jobs: { 'invoicing.tell': tell },
  jobWords: {
    'invoicing.tell': 'Пишем о счетах и оплате',
  },
  journal: {
    'invoicing.formed': 'Сформировали счёт',
    'invoicing.sent': 'Отправили счёт плательщику',
    'invoicing.accepted': 'Приняли счёт к оплате',
    'invoicing.returned': 'Вернули или отозвали счёт',
    'invoicing.paid': 'Записали оплату счёта',
    'invoicing.repaid': 'Записали возврат лишнего аванса',
    'invoicing.closed': 'Приняли счёт, по которому платить нечего',
    'invoicing.register-formed': 'Сформировали реестр договоров на субсидию',
  },
  facts: {
    month: 'месяц',
    kind: { called: 'вид', codes: kindWords },
    ordinal: 'номер по порядку',
    step: { called: 'шаг', codes: stepWords },
    contracts: 'договоров',
  },
  refusals,
  letters,
  papers: [invoicePaper],
  settings: [advancePercent, payDay],
  samples,
}
