import type { DoctorFinding } from '@shared/contract/doctor'
import { reportText } from '@shared/domain/doctor'
import type { FakeHandlers } from './fake-handlers'
import type { World } from './worlds/world'

/** Finds what is amiss in a world in memory, in the shape of what main finds. */
export function doctorAnswers(world: World): Pick<FakeHandlers, 'doctor.look' | 'doctor.openLogs'> {
  return {
    'doctor.look': () => {
      const findings = findingsIn(world)
      return {
        findings,
        text: reportText(findings, []),
        logFolder: `${world.about.dataFolder}/logs`,
        canOpenFolder: world.desktop.isDesktopApp,
      }
    },
    'doctor.openLogs': () => undefined,
  }
}

function findingsIn({ about, status, git, connections }: World): DoctorFinding[] {
  const fine = (what: string, said: string): DoctorFinding => {
    return { what, ok: true, said, advice: null, page: null }
  }
  return [
    fine('Familiar', `${about.version}, desktop app, ${about.runtime}`),
    fine('This computer', about.platform),
    fine('Data folder', 'can be written to'),
    fine('Room for data', '41.2 GB free'),
    status.database.state === 'down'
      ? { ...fine('Database', status.database.problem), ok: false }
      : fine('Database', `Familiar’s own, ${about.database.version}`),
    git.gitVersion === null
      ? { ...fine('Git', git.problem ?? ''), ok: false, page: 'connections' }
      : fine('Git', git.gitVersion),
    ...git.repositories.flatMap(({ problem }): DoctorFinding[] =>
      problem === null
        ? []
        : [{ ...fine('A repository', problem), ok: false, page: 'connections' }],
    ),
    ...connections.connections.flatMap(({ provider, trouble }): DoctorFinding[] =>
      trouble === null
        ? []
        : [{ ...fine(provider, trouble.message), ok: false, page: 'connections' }],
    ),
    {
      ...fine('Events', status.quarantined === 0 ? 'all could be read' : 'some could not be read'),
      ok: status.quarantined === 0,
      advice: status.quarantined === 0 ? null : 'Nothing is lost. Read them again in Data.',
      page: status.quarantined === 0 ? null : 'data',
    },
    fine('Log', 'no warning of late'),
  ]
}
