/** WebVTT of a lesson: each step is told while it is shown. */
export function captions(steps: readonly { text: string; at: number }[], seconds: number): string {
  const cues = steps.map(({ text, at }, place) => {
    const end = steps[place + 1]?.at ?? seconds * 1000
    return `${timeOf(at)} --> ${timeOf(end)} line:-1\n${text}\n`
  })
  return `WEBVTT\n\n${cues.join('\n')}`
}

function timeOf(milliseconds: number): string {
  const [minutes, rest] = [Math.floor(milliseconds / 60_000), milliseconds % 60_000]
  const seconds = (rest / 1000).toFixed(3).padStart(6, '0')
  return `${String(minutes).padStart(2, '0')}:${seconds}`
}
