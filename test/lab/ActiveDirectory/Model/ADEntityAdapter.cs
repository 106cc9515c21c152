using System;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace Microsoft.ActiveDirectory.Management
{
    /// <summary>Shows an entity's property set to PowerShell as properties.</summary>
    public class ADEntityAdapter : PSPropertyAdapter
    {
        public override Collection<PSAdaptedProperty> GetProperties(object baseObject)
        {
            var found = new Collection<PSAdaptedProperty>();
            foreach (string name in ((ADEntity)baseObject).PropertyNames) found.Add(new PSAdaptedProperty(name, null));
            return found;
        }

        public override PSAdaptedProperty GetProperty(object baseObject, string propertyName)
        {
            var entity = (ADEntity)baseObject;
            return entity.Contains(propertyName) || Own(entity, propertyName) != null ? new PSAdaptedProperty(propertyName, null) : null;
        }

        public override bool IsGettable(PSAdaptedProperty adaptedProperty) => true;

        public override bool IsSettable(PSAdaptedProperty adaptedProperty) => Own(adaptedProperty.BaseObject, adaptedProperty.Name)?.CanWrite != false;

        public override object GetPropertyValue(PSAdaptedProperty adaptedProperty)
        {
            var entity = (ADEntity)adaptedProperty.BaseObject;
            return entity.Contains(adaptedProperty.Name) ? entity[adaptedProperty.Name].Adapted : Own(entity, adaptedProperty.Name).GetValue(entity);
        }

        public override void SetPropertyValue(PSAdaptedProperty adaptedProperty, object value)
        {
            if (value is PSObject wrapped) value = wrapped.BaseObject;
            ((ADEntity)adaptedProperty.BaseObject).Assign(adaptedProperty.Name, value);
        }

        public override string GetPropertyTypeName(PSAdaptedProperty adaptedProperty) =>
            (GetPropertyValue(adaptedProperty)?.GetType() ?? typeof(string)).FullName;

        private static System.Reflection.PropertyInfo Own(object entity, string name)
        {
            var own = entity?.GetType().GetProperty(name, System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.IgnoreCase);
            return own != null && own.GetIndexParameters().Length == 0 && own.DeclaringType == typeof(ADEntity) ? own : null;
        }
    }
}
