// A chart: Apache ECharts in the colours of the page, with what it shows as a table, a picture and a file.
import * as echarts from '../_static/echarts/6.0.0/dist/echarts.esm.min.js';
import { csv, save, words } from './chart-files.js';
import { completed, colours } from './chart-option.js';

const NARROW = 480;
const ROW_HEIGHT = 22;
const FRAME_HEIGHT = 96;
const NAMES_BELOW_HEIGHT = 160;
const PICTURE_TITLE = 48;

function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
}

class MarqueeChart extends HTMLElement {
    #title = element('h3', { className: 'chart-title' });
    #canvas = element('div', { className: 'chart-canvas', tabIndex: 0 });
    #table = element('div', { className: 'chart-table', hidden: true, tabIndex: 0 });
    #said = element('div', { className: 'chart-said', role: 'status' });
    #asTable = this.#button('Table', () => this.#showTable(this.#table.hidden));
    #chart;
    #spec;
    #clickable = false;
    #dark;
    #narrow;
    #place = -1;
    #near = false;
    #due = false;
    // A page may have two dozen charts; those that nobody has scrolled to need not be painted.
    #seen = new IntersectionObserver(entries => this.#come(entries), { rootMargin: '400px', scrollMargin: '400px' });
    #resized = new ResizeObserver(() => this.#resize());
    #themed = new MutationObserver(() => this.#theme());
    #system = matchMedia('(prefers-color-scheme: dark)');
    #systemChanged = () => this.#theme();

    constructor() {
        super();
        this.#asTable.setAttribute('aria-pressed', 'false');
        this.#canvas.addEventListener('keydown', event => this.#key(event));
        this.#canvas.addEventListener('blur', () => this.#leave());
    }

    connectedCallback() {
        if (!this.#canvas.isConnected) {
            this.append(
                element('div', { className: 'chart-head' }, this.#title,
                    element('div', { className: 'chart-tools' }, this.#asTable,
                        this.#button('CSV', () => this.#saveCsv()), this.#button('PNG', () => this.#savePng()))),
                this.#canvas, this.#table, this.#said);
        }
        this.#upgrade('spec');
        this.#upgrade('clickable');
        this.#seen.observe(this);
        this.#resized.observe(this.#canvas);
        this.#themed.observe(document.documentElement, { attributes: true });
        this.#system.addEventListener('change', this.#systemChanged);
        this.#draw();
    }

    disconnectedCallback() {
        this.#seen.disconnect();
        this.#near = false;
        this.#resized.disconnect();
        this.#themed.disconnect();
        this.#system.removeEventListener('change', this.#systemChanged);
        this.#chart?.dispose();
        this.#chart = undefined;
    }

    // { title, description, option, table: { headers, formats, rows } }
    set spec(spec) {
        this.#spec = spec;
        this.#place = -1;
        this.#draw();
    }

    // Whether somebody listens to clicks.
    set clickable(clickable) {
        this.#clickable = clickable;
        this.#draw();
    }

    // What was set before the element was known lies beside the setters.
    #upgrade(property) {
        if (Object.hasOwn(this, property)) {
            const value = this[property];
            delete this[property];
            this[property] = value;
        }
    }

    #button(text, action) {
        const button = element('button', { type: 'button', textContent: text });
        button.addEventListener('click', action);
        return button;
    }

    #isDark() {
        const scheme = getComputedStyle(document.documentElement).colorScheme;
        return scheme === 'dark' || (scheme.includes('dark') && scheme.includes('light') && this.#system.matches);
    }

    #theme() {
        if (this.#chart && this.#isDark() !== this.#dark) this.#draw();
    }

    #resize() {
        this.#chart?.resize();
        if (this.#chart && this.#canvas.clientWidth > 0 && this.#narrow !== this.#canvas.clientWidth < NARROW) this.#draw();
    }

    #come(entries) {
        if (!entries.some(entry => entry.isIntersecting)) return;
        this.#seen.disconnect();
        this.#near = true;
        this.#draw();
    }

    // Says what it is and takes its place at once; paints when it is near, and once however much was set.
    #draw() {
        if (!this.#spec || !this.isConnected) return;
        const { title, description, option } = this.#spec;
        this.#title.textContent = title;
        this.#canvas.setAttribute('role', 'img');
        this.#canvas.setAttribute('aria-label', `${title}. ${description}`.trim());
        const frame = FRAME_HEIGHT + (option.xAxis?.type === 'category' ? NAMES_BELOW_HEIGHT : 0);
        this.#canvas.style.minHeight = option.yAxis?.type === 'category'
            ? `${option.yAxis.data.length * ROW_HEIGHT + frame}px` : '';
        for (const button of this.querySelectorAll('.chart-tools button')) {
            button.setAttribute('aria-label', `${title}: ${button.textContent}`);
        }
        if (!this.#near || this.#due) return;
        this.#due = true;
        queueMicrotask(() => {
            this.#due = false;
            if (this.isConnected) this.#paint();
        });
    }

    #paint() {
        const { option } = this.#spec;
        this.#dark = this.#isDark();
        this.#narrow = this.#canvas.clientWidth < NARROW;
        if (!this.#chart) this.#open();
        this.#chart.setTheme(this.#dark ? 'dark' : 'default');
        this.#chart.resize();
        this.#chart.setOption(completed(option, {
            dark: this.#dark,
            narrow: this.#narrow,
            font: getComputedStyle(this).fontFamily,
            still: matchMedia('(prefers-reduced-motion: reduce)').matches,
            tooltip: points => this.#tooltip(points),
        }), { notMerge: true });
        this.#fillTable();
    }

    #open() {
        this.#chart = echarts.init(this.#canvas, this.#dark ? 'dark' : 'default');
        this.#chart.on('click', event => {
            if (!this.#bands()) this.#click(event.data?.row ?? event.dataIndex, event);
        });
        // A bar may be a pixel high: the whole band of a category stands for it, its name too.
        this.#chart.getZr().on('click', event => {
            const bands = this.#bands();
            if (!bands) return;
            const upright = bands === 'xAxis';
            const length = this.#spec.option[bands].data.length;
            const row = this.#chart.convertFromPixel({ [`${bands}Index`]: 0 }, upright ? event.offsetX : event.offsetY);
            const inside = this.#chart.containPixel('grid', upright
                ? [event.offsetX, this.#canvas.clientHeight / 2] : [this.#canvas.clientWidth / 2, event.offsetY]);
            if (inside && row >= 0 && row < length) this.#click(row, event.target);
        });
    }

    // The one axis of categories; none in a heatmap, whose cells are large enough.
    #bands() {
        const { xAxis, yAxis } = this.#spec.option;
        const found = [xAxis, yAxis].filter(axis => axis?.type === 'category');
        if (found.length !== 1) return undefined;
        return found[0] === xAxis ? 'xAxis' : 'yAxis';
    }

    #click(row, event) {
        if (!this.#clickable || row === undefined) return;
        const bands = this.#bands();
        const name = bands ? this.#spec.option[bands].data[row] : event?.name;
        this.dispatchEvent(new CustomEvent('chart-click', {
            detail: { series: event?.seriesName ?? '', name: String(name ?? ''), index: event?.dataIndex ?? row, row },
        }));
    }

    // Texts as text: names come from catalogs, and some of them hope to be taken for markup.
    #tooltip(points) {
        const list = [points].flat();
        const rows = [...new Set(list.map(point => point.data?.row).filter(row => row !== undefined))];
        if (rows.length === 0) {
            return element('div', {}, ...list.map(point => element('div', {
                textContent: [point.seriesName, point.name, [point.value].flat().join(', ')].filter(Boolean).join(': '),
            })));
        }
        return element('div', { className: 'chart-tooltip' }, ...rows.flatMap(row => this.#explain(row)));
    }

    #explain(row) {
        const { headers, formats, rows } = this.#spec.table;
        const cells = rows[row].map((value, i) => [headers[i], words(value, formats[i])]);
        const [[, name], ...figures] = cells;
        return [element('strong', { textContent: name }), element('dl', {}, ...figures
            .filter(([, value]) => value !== '')
            .flatMap(([header, value]) => [
                element('dt', { textContent: header }), element('dd', { textContent: value })]))];
    }

    #key(event) {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        const { rows, headers, formats } = this.#spec.table;
        if (step && rows.length > 0) {
            event.preventDefault();
            this.#place = Math.min(Math.max(this.#place + step, 0), rows.length - 1);
            this.#showTip();
            this.#said.textContent = rows[this.#place]
                .map((value, i) => `${headers[i]} ${words(value, formats[i])}`).join(', ');
        } else if ((event.key === 'Enter' || event.key === ' ') && this.#place >= 0) {
            event.preventDefault();
            this.#click(this.#place);
        } else if (event.key === 'Escape') {
            this.#leave();
        }
    }

    #showTip() {
        if (!this.#chart) this.#paint();
        for (const [seriesIndex, series] of this.#chart.getOption().series.entries()) {
            const dataIndex = series.data?.findIndex(point => point?.row === this.#place) ?? -1;
            if (dataIndex >= 0 && series.type !== 'custom') {
                this.#chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
                return;
            }
        }
    }

    #leave() {
        this.#place = -1;
        this.#said.textContent = '';
        this.#chart?.dispatchAction({ type: 'hideTip' });
    }

    #fillTable() {
        const { title, table: { headers, formats, rows } } = this.#spec;
        this.#table.setAttribute('role', 'region');
        this.#table.setAttribute('aria-label', `${title}, as a table`);
        const numeric = headers.map((_, i) => rows.some(row => typeof row[i] === 'number') && i > 0);
        this.#table.replaceChildren(element('table', {},
            element('thead', {}, element('tr', {}, ...headers.map((text, i) =>
                element('th', { scope: 'col', textContent: text, className: numeric[i] ? 'number' : '' })))),
            element('tbody', {}, ...rows.map((row, r) => element('tr', {}, ...row.map((value, i) => {
                const text = words(value, formats[i]) || '–';
                if (i > 0) return element('td', { textContent: text, className: numeric[i] ? 'number' : '' });
                return element('th', { scope: 'row' }, this.#clickable
                    ? this.#button(text, () => this.#click(r)) : document.createTextNode(text));
            }))))));
    }

    #showTable(show) {
        if (!this.#chart) this.#paint();
        this.#table.hidden = !show;
        this.#canvas.hidden = show;
        this.#asTable.setAttribute('aria-pressed', String(show));
        if (!show) this.#resize();
    }

    #saveCsv() {
        const { title, table } = this.#spec;
        save(URL.createObjectURL(new Blob(['\ufeff', csv(table)], { type: 'text/csv' })), title, 'csv');
    }

    #savePng() {
        if (!this.#chart) this.#paint();
        if (this.#canvas.hidden) this.#showTable(false);
        this.#chart.dispatchAction({ type: 'hideTip' });
        const { paper, ink } = colours(this.#dark);
        const drawn = this.#chart.getRenderedCanvas({ pixelRatio: 2, backgroundColor: paper });
        const picture = element('canvas', { width: drawn.width, height: drawn.height + PICTURE_TITLE * 2 });
        const pen = picture.getContext('2d');
        pen.fillStyle = paper;
        pen.fillRect(0, 0, picture.width, picture.height);
        pen.fillStyle = ink;
        pen.font = `600 32px ${getComputedStyle(this).fontFamily}`;
        pen.textBaseline = 'middle';
        pen.fillText(this.#spec.title, 32, PICTURE_TITLE, picture.width - 64);
        pen.drawImage(drawn, 0, PICTURE_TITLE * 2);
        save(picture.toDataURL('image/png'), this.#spec.title, 'png');
    }
}

customElements.define('marquee-chart', MarqueeChart);
