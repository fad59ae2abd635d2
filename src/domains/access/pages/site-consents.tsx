import { Checkbox } from '#ui'
import { documents } from '../documents/document.ts'

const siteConsentNames = {
  siteRules: 'site-rules',
  privacyPolicy: 'privacy-policy',
  personalData: 'personal-data',
} as const

/** The three consents of a cabinet, each by itself (156-ФЗ) and none ticked beforehand. */
export function SiteConsents() {
  return (
    <fieldset class="field">
      <legend class="label">Согласия</legend>
      {Object.entries(siteConsentNames).map(([name, kind]) => (
        <Consent key={name} name={name} kind={kind} />
      ))}
    </fieldset>
  )
}

function Consent({ name, kind }: { name: string; kind: keyof typeof documents }) {
  const { before, link } = documents[kind].tick
  return (
    <Checkbox
      name={name}
      label={
        <>
          {before}{' '}
          <a href={`/documents/${kind}`} target="_blank" rel="noopener">
            {link}
          </a>
        </>
      }
    />
  )
}
