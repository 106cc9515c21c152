/**
 * The PowerShell module with the program inside of it, as a NuGet package for a PowerShell
 * repository: `Save-PSResource` and `Install-Module` take it.
 */
import { extname } from 'node:path'
import { packageManifest } from '../package.js'
import type { Contents } from './layout.js'

export const MODULE = 'AdUserSync'
const OWN = `ps-scripts/${MODULE}/`
/** What is for an installation without a repository. */
const LEFT_OUT = ['Install.ps1']

/** @param zip what the archive for Windows holds */
export function modulePackage(zip: Contents): Contents {
  const files = new Map<string, Uint8Array>()
  for (const [path, bytes] of zip) {
    if (path.startsWith(OWN)) files.set(path.slice(OWN.length), bytes)
    else if (!LEFT_OUT.includes(path)) files.set(`tool/${path}`, bytes)
  }
  files.set(`${MODULE}.nuspec`, Buffer.from(nuspec()))
  const paths = [...files.keys()]
  files.set('_rels/.rels', Buffer.from(RELATIONSHIPS))
  files.set('[Content_Types].xml', Buffer.from(contentTypes(paths)))
  return files
}

/**
 * learn.microsoft.com/nuget/reference/nuspec; repositories take a package with the tag PSModule for
 * a module.
 */
function nuspec(): string {
  const { version, license, description } = packageManifest()
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>${MODULE}</id>
    <version>${version}</version>
    <authors>ad-user-sync</authors>
    <license type="expression">${license}</license>
    <requireLicenseAcceptance>false</requireLicenseAcceptance>
    <description>${description}</description>
    <tags>PSModule PSEdition_Desktop PSEdition_Core Windows ActiveDirectory</tags>
  </metadata>
</package>
`
}

/**
 * Open Packaging Conventions (ECMA-376 part 2): a package names its manifest, and a type for each
 * extension.
 */
const RELATIONSHIPS = `<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/${MODULE}.nuspec" Id="R1" />
</Relationships>
`

function contentTypes(paths: readonly string[]): string {
  const extensions = [...new Set(paths.map((path) => extname(path).slice(1)))].filter((name) => name !== '').sort()
  const bare = paths.filter((path) => extname(path) === '')
  const lines = [
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />',
    ...extensions.map((name) => `<Default Extension="${name}" ContentType="application/octet" />`),
    ...bare.map((path) => `<Override PartName="/${path}" ContentType="application/octet" />`),
  ]
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
${lines.map((line) => `  ${line}`).join('\n')}
</Types>
`
}
