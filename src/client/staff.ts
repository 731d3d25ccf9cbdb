// Styles of the staff's own pages alone: nobody else has to fetch them. What customers' pages show too stays in `main.ts`.
import './styles/editor.css';
import './styles/taxonomy.css';
