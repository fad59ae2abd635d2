import type { Municipality } from '#region'
import { Dialog, Paragraphs, SummaryList } from '#ui'
import type { Possibilities } from '../../quote/queries/possibilities.ts'

type Told = Possibilities['registers'][number]

const names: Record<Told['register'], string> = {
  preprofessional: 'Предпрофессиональные программы',
  significant: 'Значимые программы',
  general: 'Общеразвивающие программы',
}

/** «1 из 3», «сколько угодно», «по этому сертификату нельзя» */
function usedWords({ limit, used }: Told): string {
  if (limit === null) return used === 0 ? 'сколько угодно' : `сколько угодно, занято ${used}`
  return limit === 0 ? 'по этому сертификату нельзя' : `занято ${used} из ${limit}`
}

/** What the certificate can do: services that the budget pays and the nominal, with the «?» of the regulation (S-006, S-011). */
export function PossibilitiesBlock({
  possibilities,
  municipality,
}: {
  possibilities: Possibilities | null
  municipality: Municipality
}) {
  return (
    <>
      {possibilities && (
        <SummaryList
          title={`Бесплатно за счёт бюджета, ${possibilities.period}`}
          level={3}
          rows={possibilities.registers.map((one) => ({ label: names[one.register], value: usedWords(one) }))}
        />
      )}
      <Dialog
        label="Что может сертификат и по какому правилу?"
        title={`Сертификат ${municipality.nameIn}`}
        kind="quiet"
        small
      >
        <Paragraphs text={municipality.regulation} />
        <p class="muted">Правила утверждает {municipality.authorisedBody}.</p>
      </Dialog>
    </>
  )
}
