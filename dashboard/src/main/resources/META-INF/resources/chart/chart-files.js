// What charts say in words, and what they give to take away.

const SPREADSHEET_FORMULA = /^\s*[=+\-@\t\r]/;

// A figure as people read it, by the format of its column.
export function words(value, format) {
    if (typeof value !== 'number') return value ?? '';
    switch (format) {
        case 'PERCENT': return `${Number((value * 100).toFixed(1))} %`;
        case 'PLAIN': return String(value);
        default: return Number.isInteger(value) ? value.toLocaleString('en') : String(Number(value.toPrecision(4)));
    }
}

function cell(value) {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number') return String(value);
    const text = SPREADSHEET_FORMULA.test(value) ? `'${value}` : value;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// RFC 4180. A text that a spreadsheet would calculate gets an apostrophe before it.
export function csv({ headers, rows }) {
    return [headers, ...rows].map(row => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

// Lets the browser save what is at an address.
export function save(address, title, ending) {
    const name = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
    Object.assign(document.createElement('a'), { href: address, download: `${name}.${ending}` }).click();
    if (address.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(address), 1000);
}
