import type { ComponentChildren } from 'preact'
import { formatPhone } from '#kernel/contacts'
import { SummaryList, type SummaryRow } from '#ui'
import { kindWords, type Provider } from '../model.ts'

/** What an organisation is and how to reach it; what it teaches comes from above as children (S-041). */
export function OrganisationView({ provider, children }: { provider: Provider; children?: ComponentChildren }) {
  return (
    <>
      <p class="lead">{provider.description}</p>
      {children}
      <SummaryList title="Как связаться" rows={contactRows(provider)} />
      <SummaryList title="Об организации" rows={legalRows(provider)} />
    </>
  )
}

function contactRows(provider: Provider): SummaryRow[] {
  return [
    { label: 'Адрес', value: `${provider.municipalityName}, ${provider.address}` },
    { label: 'Телефон', value: <a href={`tel:${provider.phone}`}>{formatPhone(provider.phone) ?? provider.phone}</a> },
    { label: 'Электронная почта', value: <a href={`mailto:${provider.email}`}>{provider.email}</a> },
  ]
}

function legalRows(provider: Provider): SummaryRow[] {
  return [
    { label: 'Полное название', value: provider.name },
    { label: provider.headPost, value: provider.headName },
    { label: 'Вид', value: kindWords[provider.kind] },
    { label: 'ИНН', value: provider.inn },
    ...(provider.licence ? [{ label: 'Лицензия', value: provider.licence }] : []),
  ]
}
