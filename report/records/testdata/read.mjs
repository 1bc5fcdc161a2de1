// Writes the rows of a Parquet file as lines of JSON, read by hyparquet.
// node read.mjs FOLDER-OF-HYPARQUET FILE
import { pathToFileURL } from 'node:url'

const [folder, path] = process.argv.slice(2)
const { asyncBufferFromFile, parquetReadObjects } = await import(pathToFileURL(folder + '/src/node.js'))
const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) })
const plain = (_, value) => typeof value === 'bigint' ? Number(value) : value
process.stdout.write(rows.map(row => JSON.stringify(row, plain) + '\n').join(''))
