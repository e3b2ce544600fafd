import '../ui/validate-without-eval'
import { mountPage } from '../ui/mount-page'
import { InspectorPage } from './inspector-page'
import './inspector-page.css'

mountPage(<InspectorPage />)
