import type { Role } from '#access'
import { Card, Disclosure, FilmCard, Grid, Stack } from '#ui'
import { type Audience, audienceWords, type Instruction, type Lesson, type Question, type Told } from '../model.ts'
import { fitting, isFor } from '../rules.ts'
import { lengthOf, sourcesOf } from '../videos/lessons.ts'
import { Blocks } from './blocks.tsx'
import type { HelpPageProps } from './help.tsx'

const mostFitting = 3
const nearby = 'К странице, с\u00a0которой вы\u00a0пришли'

export function Instructions({ library, from, actingAs }: HelpPageProps) {
  const fits = from ? fitting(library.instructions, from).slice(0, mostFitting) : []
  return (
    <>
      {fits.length > 0 && (
        <>
          <h2>{nearby}</h2>
          <Cards instructions={fits} />
        </>
      )}
      {fits.length > 0 && <h2>Все инструкции</h2>}
      {audiencesFor(actingAs, library.instructions).map((audience, at) => (
        <ForAudience key={audience} audience={audience} below={fits.length > 0} own={at === 0}>
          <Cards instructions={library.instructions.filter((one) => isFor(one, audience))} />
        </ForAudience>
      ))}
    </>
  )
}

export function Lessons({ library: { lessons }, from, actingAs }: HelpPageProps) {
  const fits = from ? fitting(lessons, from).slice(0, mostFitting) : []
  return (
    <>
      {fits.length > 0 && (
        <>
          <h2>{nearby}</h2>
          <Films lessons={fits} />
        </>
      )}
      {fits.length > 0 && <h2>Все видеоуроки</h2>}
      {audiencesFor(actingAs, lessons).map((audience, at) => (
        <ForAudience key={audience} audience={audience} below={fits.length > 0} own={at === 0}>
          <Films lessons={lessons.filter((one) => isFor(one, audience))} />
        </ForAudience>
      ))}
    </>
  )
}

export function Questions({ library, from, told }: HelpPageProps) {
  const near = from ? fitting(library.questions, from) : []
  const rest = library.questions.filter((one) => !near.includes(one))
  return (
    <>
      {near.length > 0 && (
        <>
          <h2>{nearby}</h2>
          <Answers questions={near} told={told} />
          <h2>Остальные вопросы</h2>
        </>
      )}
      <Answers questions={rest} told={told} />
    </>
  )
}

type ForAudienceProps = { audience: Audience; below: boolean; own: boolean; children: preact.VNode }

/** The reader's own texts lie open; those of others wait behind one line each, for a phone's sake. */
function ForAudience({ audience, below, own, children }: ForAudienceProps) {
  if (!own) return <Disclosure summary={audienceWords[audience]}>{children}</Disclosure>
  return (
    <Stack>
      {below ? <h3>{audienceWords[audience]}</h3> : <h2>{audienceWords[audience]}</h2>}
      {children}
    </Stack>
  )
}

export function Cards({ instructions: shown }: { instructions: readonly Instruction[] }) {
  return (
    <Grid>
      {shown.map(({ slug, title, summary }) => (
        <Card key={slug} title={title} href={`/help/${slug}`} level={3} tight>
          <p>{summary}</p>
        </Card>
      ))}
    </Grid>
  )
}

export function Films({ lessons: shown }: { lessons: readonly Lesson[] }) {
  return (
    <Grid>
      {shown.map((lesson) => (
        <FilmCard
          key={lesson.slug}
          href={`/help/videos/${lesson.slug}`}
          title={lesson.title}
          text={lesson.summary}
          length={lengthOf(lesson.seconds)}
          poster={sourcesOf(lesson).poster}
          width={lesson.width}
          height={lesson.height}
        />
      ))}
    </Grid>
  )
}

export function Answers({
  questions: shown,
  told,
  open,
}: {
  questions: readonly Question[]
  told: Told
  open?: boolean
}) {
  return (
    <Stack>
      {shown.map(({ slug, question, answer }) => (
        <div key={slug} id={slug}>
          <Disclosure summary={question} open={open}>
            <Blocks blocks={answer} told={told} />
          </Disclosure>
        </div>
      ))}
    </Stack>
  )
}

/** The reader's own first; a visitor looks for children. */
export function ownFirst<T extends { audience: Audience }>(texts: readonly T[], role: Role | null): T[] {
  const own = role ?? 'family'
  return texts.toSorted((a, b) => Number(b.audience === own) - Number(a.audience === own))
}

/** Whose texts go first: the reader's own; whoever has none is left out. */
function audiencesFor(
  role: Role | null,
  texts: readonly { audience: Audience; also?: readonly Audience[] }[],
): Audience[] {
  const all = Object.keys(audienceWords) as Audience[]
  const written = all.filter((one) => texts.some((text) => isFor(text, one)))
  return written.toSorted((a, b) => Number(b === role) - Number(a === role))
}
